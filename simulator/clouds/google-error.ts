import type { Context } from 'hono';

type GoogleFailure = {
  httpStatus: 400 | 401 | 403 | 404 | 409 | 410 | 429 | 503;
  status: string;
  message: string;
  /** Of `google.rpc.ErrorInfo`. */
  reason?: string;
  metadata?: Record<string, string>;
};

/** An error as every Google API gives it (Google Cloud, "Errors"). */
export function googleFailure(c: Context, { httpStatus, status, message, reason, metadata }: GoogleFailure) {
  const info = {
    '@type': 'type.googleapis.com/google.rpc.ErrorInfo',
    reason,
    domain: 'googleapis.com',
    metadata,
  };
  const details = reason === undefined ? {} : { details: [info] };
  return c.json({ error: { code: httpStatus, message, status, ...details } }, httpStatus);
}
