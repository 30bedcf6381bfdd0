/** Codes of sockets and of PostgreSQL (class 08, 57P01–57P03), and sentences of drivers, when a service is away. */
const OUTAGE =
  /ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|57P0[123]|\b08\d{3}\b|Connection terminated|connection is closed|the database system is|timeout exceeded when trying to connect/i;

const describe = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  const code = 'code' in error ? String(error.code) : '';
  const cause = error.cause === undefined ? '' : describe(error.cause);
  const inner = error instanceof AggregateError ? error.errors.map(describe).join(' ') : '';
  return `${code} ${error.message} ${cause} ${inner}`;
};

/** Whether an unexpected error only says that a service it needs is away: waiting helps, nobody made a mistake. */
export const isOutage = (error: unknown): boolean => OUTAGE.test(describe(error));
