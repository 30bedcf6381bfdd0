import type { UserId } from '../../domain/ids.ts';
import type { AccountRepository } from '../../domain/ports/account-repository.ts';

/** The rows of an export by their kind. */
export async function collectExport(
  accounts: AccountRepository,
  args: { userId: UserId },
): Promise<Record<string, Record<string, unknown>[]>> {
  const data: Record<string, Record<string, unknown>[]> = {};
  for await (const part of accounts.export(args)) {
    if (part.part === 'rows') data[part.kind] = [...(data[part.kind] ?? []), ...part.rows];
  }
  return data;
}
