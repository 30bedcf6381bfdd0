import { z } from 'zod';

/** Google's token endpoint: the answer to a JWT grant (RFC 7523). */
export const TokenGranted = z.object({ access_token: z.string().min(1), expires_in: z.number().positive() });

/** `messages:send` answers with the message's name, `projects/{project}/messages/{id}`. */
export const FcmSent = z.object({ name: z.string().min(1) });

const FcmErrorDetail = z.object({
  '@type': z.literal('type.googleapis.com/google.firebase.fcm.v1.FcmError'),
  errorCode: z.string(),
});
const BadRequestDetail = z.object({
  '@type': z.literal('type.googleapis.com/google.rpc.BadRequest'),
  fieldViolations: z.array(z.object({ field: z.string() })),
});
const OtherDetail = z.object({ '@type': z.string() });

/** Source: Firebase documentation, "FCM Error Codes": two samples, and the table of `errorCode` values. */
const FcmFailure = z.object({
  error: z.object({
    status: z.string().optional(),
    message: z.string().optional(),
    details: z.array(z.union([FcmErrorDetail, BadRequestDetail, OtherDetail])).optional(),
  }),
});

/** What FCM's error body says. `code` is its own error code, or the general Google status beside it. */
export type FcmError = { code: string | undefined; blamesToken: boolean };

/** Reads an error body; one that is not Google's gives no code and blames nothing. */
export function readFcmError(json: unknown): FcmError {
  const parsed = FcmFailure.safeParse(json);
  if (!parsed.success) return { code: undefined, blamesToken: false };
  const { status, message, details = [] } = parsed.data.error;
  const own = details.flatMap((detail) => ('errorCode' in detail ? [detail.errorCode] : []));
  const fields = details.flatMap((detail) => ('fieldViolations' in detail ? detail.fieldViolations : []));
  return {
    code: own[0] ?? status,
    // Not every such answer carries the field; the sentence is the one of the documentation's sample.
    blamesToken:
      fields.some(({ field }) => field === 'message.token') ||
      message === 'The registration token is not a valid FCM registration token',
  };
}
