import type { UserId } from '../ids.ts';
import type { Clock } from '../ports/clock.ts';
import type { OperationsRepository } from '../ports/operations-repository.ts';
import type { Role } from './role.ts';

/**
 * Gives an account a role, and notes it in the audit log with the account's random id.
 *
 * @throws DomainError not_found `user_not_found`; the attempt is noted as well, without the number.
 */
export async function grantRole(
  { operations, clock }: { operations: OperationsRepository; clock: Clock },
  { account, role, actor }: { account: { userId: UserId } | { phone: string }; role: Role; actor: string },
): Promise<{ userId: UserId }> {
  const note = (details: Record<string, unknown>) =>
    operations.saveAuditEntry({
      at: clock(),
      actor,
      action: 'accounts.grant',
      details: { role, ...details },
    });
  try {
    const userId = await operations.saveRole({ account, role });
    await note({ userId, outcome: 'done' });
    return { userId };
  } catch (error) {
    await note({ outcome: 'failed' });
    throw error;
  }
}
