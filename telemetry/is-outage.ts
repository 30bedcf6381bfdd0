/**
 * Codes of a service that is away: of sockets, of name resolution, and SQLSTATEs (08 connection, 53 no resources,
 * 57P ending or starting, 25006 a replica that is not the primary yet).
 */
const OUTAGE_CODE =
  /^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN|08...|53...|57P0[123]|25006)$/;

/** What drivers say without a code. Whole phrases: a message may quote a statement with any number in it. */
const OUTAGE_PHRASE =
  /ECONNREFUSED|ECONNRESET|Connection terminated|connection is closed|Client has encountered a connection error|the database system is|timeout exceeded when trying to connect|Query read timeout/i;

/** Whether an unexpected error only says that a service it needs is away: waiting helps, nobody made a mistake. */
export function isOutage(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if ('code' in error && OUTAGE_CODE.test(String(error.code))) return true;
  if (OUTAGE_PHRASE.test(error.message) || isOutage(error.cause)) return true;
  return error instanceof AggregateError && error.errors.some(isOutage);
}
