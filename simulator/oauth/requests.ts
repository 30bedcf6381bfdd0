import { z } from 'zod';
import { CLIENT } from '../cloud.ts';

/** A code may only be sent to this machine: the simulator gives accounts away to whoever asks. */
const isLoopback = (uri: string): boolean =>
  URL.canParse(uri) && ['127.0.0.1', 'localhost', '[::1]'].includes(new URL(uri).hostname);

const optional = z.string().optional();
/** The authorization request (RFC 6749, 4.1.1; RFC 7636, 4.3). */
export const AuthorizeQuery = z.object({
  client_id: z.literal(CLIENT.id),
  redirect_uri: z.string().refine(isLoopback, 'must lead to this machine'),
  response_type: z.literal('code'),
  scope: z.string().min(1),
  state: optional,
  code_challenge: z
    .string()
    .regex(/^[\w-]{43}$/, 'must be a SHA-256 in base64url')
    .optional(),
  code_challenge_method: z.literal('S256').optional(),
  access_type: optional,
  prompt: optional,
});

/** What the consent page's form posts: the request, who answers, and what. */
export const Decision = AuthorizeQuery.extend({
  person: z.coerce.number().int().min(0),
  decision: z.enum(['allow', 'deny']),
  scope: z
    .union([z.string(), z.array(z.string())])
    .default([])
    .transform((scope) => [scope].flat()),
});

/** A token request (RFC 6749, 4.1.3 and 6; RFC 7636, 4.5). */
export const TokenRequest = z.discriminatedUnion('grant_type', [
  z.object({
    grant_type: z.literal('authorization_code'),
    code: z.string(),
    redirect_uri: z.string().default(''),
    code_verifier: optional,
  }),
  z.object({ grant_type: z.literal('refresh_token'), refresh_token: z.string() }),
]);
