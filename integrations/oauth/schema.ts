import { z } from 'zod';

/** A token answer (RFC 6749, 5.1). `user_id` is Fitbit's own; Google's refresh brings no new refresh token. */
export const TokenAnswer = z.object({
  access_token: z.string().min(1),
  refresh_token: z.string().min(1).optional(),
  // Some gateways send it as a string.
  expires_in: z.coerce.number().positive(),
  scope: z.string().optional(),
  user_id: z.string().min(1).optional(),
});
export type TokenAnswer = z.infer<typeof TokenAnswer>;

const StandardError = z.object({ error: z.string() });
const FitbitError = z.object({ errors: z.array(z.object({ errorType: z.string() })).min(1) });

/** The error code of a token endpoint: as RFC 6749 says, or in Fitbit's own list. */
export function readOAuthErrorCode(json: unknown): string | undefined {
  const standard = StandardError.safeParse(json);
  if (standard.success) return standard.data.error;
  const own = FitbitError.safeParse(json);
  return own.success ? own.data.errors[0]?.errorType : undefined;
}
