import type { AuditEntry } from '../account/audit-entry.ts';
import type { Role } from '../account/role.ts';
import type { IsoDate, IsoInstant, TimeZone } from '../calendar.ts';
import type { Id, UserId } from '../ids.ts';
import type { NightFailure, NightStep } from '../night/night-failure.ts';
import type { NightSummary } from '../night/night-summary.ts';
import type { RescheduleScope } from '../night/reschedule-scope.ts';
import type { NightUser } from './night-repository.ts';

/** Where a page of failures ended. */
export type FailurePosition = { userId: UserId; step: NightStep };

/** Where a page of the audit log ended. */
export type AuditPosition = { at: IsoInstant; id: Id };

/** What operators see and do. */
export type OperationsRepository = {
  /** Consecutive local dates before `before`, newest first; it begins with the newest that is due anywhere. */
  listNights(args: { before?: IsoDate; limit: number; now: Date }): Promise<NightSummary[]>;
  /** Failures of a local date, resolved ones too, in a stable order. */
  listFailures(args: {
    localDate: IsoDate;
    step?: NightStep;
    code?: string;
    timeZone?: TimeZone;
    after?: FailurePosition;
    limit: number;
  }): Promise<NightFailure[]>;
  /** Users whose night of `localDate` a reschedule means, in the order of their ids. */
  listUsersToReschedule(args: {
    localDate: IsoDate;
    scope: RescheduleScope;
    after?: UserId;
    limit: number;
    now: Date;
  }): Promise<NightUser[]>;
  /** Appends to the audit log; nothing ever changes or deletes an entry. */
  saveAuditEntry(entry: Omit<AuditEntry, 'id' | 'at'> & { at: Date }): Promise<void>;
  /** Newest first. */
  listAuditEntries(args: { before?: AuditPosition; limit: number }): Promise<AuditEntry[]>;
  /** Gives an account a role and returns its id. Throws `DomainError` not_found `user_not_found`. */
  saveRole(args: { account: { userId: UserId } | { phone: string }; role: Role }): Promise<UserId>;
};
