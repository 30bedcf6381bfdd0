import { z } from 'zod';

// What the values of settings look like; `config.ts` has the settings themselves.

export const port = (value: number) => z.coerce.number().int().min(0).max(65_535).default(value);
export const flag = z
  .enum(['true', 'false'])
  .default('false')
  .transform((value) => value === 'true');
export const list = z
  .string()
  .default('')
  .transform((value) => value.split(',').flatMap((part) => part.trim() || []));
export const countries = list.pipe(
  z.array(z.string().regex(/^[A-Z]{2}$/, 'must be ISO 3166 codes such as DE,AT')),
);
/** What runs or shows something by itself instead of leading back to an app. */
const UNSAFE_SCHEMES: readonly string[] = ['javascript:', 'data:', 'vbscript:', 'file:', 'blob:'];
export const returnUrls = list.pipe(
  z.array(z.url().refine((url) => !UNSAFE_SCHEMES.includes(new URL(url).protocol), 'leads to no app')),
);
export const json = <Schema extends z.ZodType>(schema: Schema) =>
  z
    .string()
    .transform((text, context) => {
      try {
        return JSON.parse(text) as unknown;
      } catch {
        context.addIssue({ code: 'custom', message: 'must be JSON' });
        return z.NEVER;
      }
    })
    .pipe(schema);

export const PrivateJwk = z.looseObject({
  kty: z.literal('OKP'),
  crv: z.literal('Ed25519'),
  kid: z.string(),
  d: z.string(),
  x: z.string(),
});
/** Where a cloud is reached when not at the vendor's own addresses. */
const ProviderEndpoints = z.object({
  authorizationUrl: z.url().exactOptional(),
  tokenUrl: z.url().exactOptional(),
  revocationUrl: z.url().exactOptional(),
  apiUrl: z.url().exactOptional(),
  keysetUrl: z.url().exactOptional(),
});
export const FitnessProvider = z.object({
  clientId: z.string().min(1),
  clientSecret: z.string().min(1),
  webhookSecret: z.string().min(8).exactOptional(),
  requestsPerMinute: z.int().min(1).default(50),
  endpoints: ProviderEndpoints.default({}),
});
export const OpenFoodFacts = z.object({
  /** Where the directory reaches whoever runs the installation: it asks for it. */
  contact: z.union([z.email(), z.url()]),
  url: z
    .url()
    .default('https://world.openfoodfacts.org')
    .transform((url) => url.replace(/\/+$/, '')),
  requestsPerMinute: z.int().min(1).default(15),
});
/** 32 bytes in base64. */
const SymmetricKey = z
  .base64()
  .length(44)
  .transform((text) => new Uint8Array(Buffer.from(text, 'base64')));
export const NamedKey = z.object({ kid: z.string().min(1).max(40), key: SymmetricKey });
/** A model that looks at pictures, behind OpenAI's protocol. */
export const VisionModel = z.object({
  baseUrl: z
    .url({ protocol: /^https?$/ })
    .refine((url) => new URL(url).username === '', 'holds a name or key'),
  model: z.string().min(1),
  // What no header can hold would be quoted by the error.
  apiKey: z
    .string()
    .regex(/^[\x21-\x7e]+$/)
    .exactOptional(),
  timeoutSeconds: z.int().min(1).max(600).default(60),
  maxTokens: z.int().min(100).max(100_000).default(4000),
  readsBills: z.boolean().default(false),
});
/** Tesseract's codes of the languages whose data is installed. */
export const ReceiptLanguage = z.enum(['eng', 'deu', 'spa', 'fra']);

export const S3Bucket = z
  .object({
    endpoint: z.url().exactOptional(),
    region: z.string().min(1),
    bucket: z.string().min(3),
    accessKeyId: z.string().min(1),
    secretAccessKey: z.string().min(1),
    pathStyle: z.boolean().default(true),
  })
  .transform(({ endpoint, ...bucket }) => ({
    ...bucket,
    endpoint: endpoint ?? `https://s3.${bucket.region}.amazonaws.com`,
  }));
export const ServiceAccount = z.looseObject({
  project_id: z.string(),
  client_email: z.string(),
  private_key: z.string(),
  token_uri: z.url().default('https://oauth2.googleapis.com/token'),
});
