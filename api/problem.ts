import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { Logger } from 'pino';
import { z } from 'zod';
import { DomainError, type ErrorKind, type FieldProblem } from '../domain/errors.ts';
import { describeError } from '../telemetry/describe-error.ts';
import { isOutage } from '../telemetry/is-outage.ts';
import type { ApiEnv } from './router.ts';

/** The body of every error answer (RFC 9457, `application/problem+json`). */
export const Problem = z
  .object({
    type: z.string().meta({ description: 'Always `about:blank`: `code` tells problems apart' }),
    title: z.string().meta({ description: 'The status in words' }),
    status: z.int(),
    code: z.string().meta({ description: 'Stable, for programs to act on' }),
    detail: z.string().meta({ description: 'For people; may change' }),
    errors: z
      .array(z.object({ path: z.string(), message: z.string() }))
      .optional()
      .meta({ description: 'The fields that were refused, by JSON pointer' }),
    requestId: z.string().meta({ description: 'Tell it to support' }),
  })
  .meta({
    description: 'What went wrong (RFC 9457)',
    example: {
      type: 'about:blank',
      title: 'Unprocessable Content',
      status: 422,
      code: 'validation_failed',
      detail: 'Some fields are not valid.',
      errors: [{ path: '/heightCm', message: 'Too small: expected number to be >=90' }],
      requestId: '0b7f9f0e-2a43-4c4c-9d5d-3c8f3a1d0a55',
    },
  });

/** The one place where kinds of errors become statuses. */
const statusOf = {
  invalid: 422,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  precondition_failed: 412,
  rate_limited: 429,
  unavailable: 503,
  not_offered: 501,
} satisfies Record<ErrorKind, ContentfulStatusCode>;

const titles: Partial<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  409: 'Conflict',
  412: 'Precondition Failed',
  413: 'Content Too Large',
  415: 'Unsupported Media Type',
  422: 'Unprocessable Content',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  501: 'Not Implemented',
  503: 'Service Unavailable',
};

type ProblemArgs = {
  status: ContentfulStatusCode;
  code: string;
  detail: string;
  fields?: readonly FieldProblem[];
  headers?: Record<string, string>;
};

/** Answers with a problem. */
export function respondProblem(c: Context<ApiEnv>, args: ProblemArgs): Response {
  const problem: z.infer<typeof Problem> = {
    type: 'about:blank',
    title: titles[args.status] ?? 'Error',
    status: args.status,
    code: args.code,
    detail: args.detail,
    ...(args.fields?.length ? { errors: args.fields.map((field) => ({ ...field })) } : {}),
    requestId: c.var.requestId,
  };
  return c.body(JSON.stringify(problem), args.status, {
    'cache-control': 'no-store',
    ...args.headers,
    'content-type': 'application/problem+json',
  });
}

const headersOf = (error: DomainError): Record<string, string> => ({
  ...(error.retryAfterMs === undefined
    ? {}
    : { 'retry-after': String(Math.ceil(error.retryAfterMs / 1000)) }),
  ...(error.kind === 'unauthenticated' ? { 'www-authenticate': 'Bearer' } : {}),
});

const codeOfHttpException: Partial<Record<number, string>> = {
  400: 'malformed_body',
  413: 'body_too_large',
  415: 'unsupported_media_type',
};

/** Turns whatever a handler threw into a problem. What nobody expected is logged: 503 in an outage, else a bare 500. */
export const handleError =
  ({ logger }: { logger: Logger }) =>
  (error: Error, c: Context<ApiEnv>): Response => {
    if (error instanceof DomainError) {
      const { code, message: detail, fields } = error;
      return respondProblem(c, {
        status: statusOf[error.kind],
        code,
        detail,
        fields,
        headers: headersOf(error),
      });
    }
    const code = error instanceof HTTPException ? codeOfHttpException[error.status] : undefined;
    if (error instanceof HTTPException && code) {
      return respondProblem(c, { status: error.status, code, detail: error.message });
    }
    logger.error(
      { requestId: c.var.requestId, route: c.var.route, error: describeError(error) },
      'unexpected error',
    );
    if (isOutage(error)) {
      return respondProblem(c, {
        status: 503,
        code: 'service_unavailable',
        detail: 'Something that we need is away. Try again in a moment.',
        headers: { 'retry-after': '5' },
      });
    }
    return respondProblem(c, {
      status: 500,
      code: 'internal_error',
      detail: 'Something went wrong on our side. Try again later.',
    });
  };
