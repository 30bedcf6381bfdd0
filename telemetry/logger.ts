import { type Logger, pino } from 'pino';

/** JSON lines on standard output. Nothing personal is ever put in: ids, codes and durations only. */
export const createLogger = ({ level, name }: { level: string; name: string }): Logger =>
  pino({ level, name, base: { name }, timestamp: pino.stdTimeFunctions.isoTime });
