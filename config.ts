import { z } from 'zod';
import { ProviderId } from './domain/activity/activity-day.ts';
import {
  countries,
  FitnessProvider,
  flag,
  json,
  list,
  NamedKey,
  OpenFoodFacts,
  PrivateJwk,
  port,
  ReceiptLanguage,
  returnUrls,
  S3Bucket,
  ServiceAccount,
  VisionModel,
} from './setting-shapes.ts';
import { unsafeSettings } from './unsafe-settings.ts';

/** Every setting, by the name of its environment variable. The table in the README is made from it. */
export const Environment = z.object({
  DATABASE_URL: z.url().meta({ description: 'PostgreSQL connection URL' }),
  REDIS_URL: z.url().meta({ description: 'Redis connection URL' }),
  TEMPORAL_ADDRESS: z
    .string()
    .default('127.0.0.1:7233')
    .meta({ description: 'Temporal frontend, host:port' }),
  TEMPORAL_NAMESPACE: z.string().default('default').meta({ description: 'Temporal namespace' }),
  TEMPORAL_API_KEY: z.string().optional().meta({ description: 'API key of Temporal Cloud; turns TLS on' }),
  HOST: z.string().default('127.0.0.1').meta({ description: 'Address the API listens on' }),
  PORT: port(3000).meta({ description: 'Port of the API' }),
  METRICS_HOST: z
    .string()
    .optional()
    .meta({ description: "Address the API's metrics listen on; `HOST` when not set" }),
  METRICS_PORT: port(9464).meta({
    description: "Port of the API's metrics; keep it off the public network",
  }),
  WORKER_METRICS_PORT: port(9466).meta({
    description: "Port of the worker's metrics; keep it off the public network",
  }),
  TEMPORAL_METRICS_PORT: port(9465).meta({
    description: "Port of the Temporal SDK's own metrics, in the worker",
  }),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'])
    .default('info')
    .meta({ description: 'Least severe level that is logged' }),
  PUBLIC_URL: z.url().default('http://127.0.0.1:3000').meta({
    description:
      'Where users reach the API; issuer of the tokens. Unless it is a loopback address, settings for development are refused',
  }),
  JWT_PRIVATE_KEYS: json(z.array(PrivateJwk).min(1)).meta({
    description: 'JSON array of Ed25519 private JWKs with kid; the first signs, all verify',
  }),
  CODE_HMAC_KEY: z
    .base64()
    .min(43)
    .meta({ description: 'Base64 of at least 32 random bytes: keys the hashes of one-time codes' }),
  PROVIDER_TOKEN_KEYS: json(z.tuple([NamedKey], NamedKey)).meta({
    description:
      'JSON array of `{"kid","key"}`, each key 32 random bytes in base64: seals the tokens of fitness clouds. The first seals, all open',
  }),
  FITNESS_PROVIDERS: json(z.partialRecord(ProviderId, FitnessProvider)).default({}).meta({
    description:
      'JSON object of the fitness clouds that users can connect, by `google_health`, `fitbit` or `google_fit`: `clientId`, `clientSecret`, `webhookSecret`, `requestsPerMinute` (50), `endpoints`',
  }),
  CONNECTION_RETURN_URLS: returnUrls.meta({
    description:
      'Where the browser may go back to after connecting a fitness cloud: app links, comma-separated; without one, a page says how it went',
  }),
  OPEN_FOOD_FACTS: json(OpenFoodFacts).optional().meta({
    description:
      'JSON object that turns on asking Open Food Facts about barcodes which a user has not named: `contact` (an e-mail address or URL of yours, sent along as it asks), `url`, `requestsPerMinute` (15, its limit for one address)',
  }),
  SMS_DRIVER: z
    .enum(['development', 'twilio'])
    .default('twilio')
    .meta({ description: '`development` prints codes instead of sending them: never in production' }),
  SMS_DAILY_BUDGET: z.coerce
    .number()
    .int()
    .min(1)
    .default(20_000)
    .meta({ description: 'One-time codes a day for the whole installation' }),
  SMS_COUNTRIES: countries.meta({
    description:
      'Countries whose numbers get codes, comma-separated, as ISO 3166 codes such as `DE,AT`; all when not set',
  }),
  TWILIO_ACCOUNT_SID: z.string().optional().meta({ description: 'Twilio account' }),
  TWILIO_AUTH_TOKEN: z.string().optional().meta({ description: 'Twilio secret' }),
  TWILIO_FROM: z
    .string()
    .optional()
    .meta({ description: 'Twilio sender: a number, or MG… for a messaging service' }),
  WEB_PUSH_SUBJECT: z.string().optional().meta({ description: 'VAPID contact, mailto: or https:' }),
  WEB_PUSH_PUBLIC_KEY: z.string().optional().meta({ description: 'VAPID public key' }),
  WEB_PUSH_PRIVATE_KEY: z.string().optional().meta({ description: 'VAPID private key' }),
  WEB_PUSH_ALLOW_PRIVATE: flag.meta({
    description: '`true` lets web pushes go to private addresses: for development only',
  }),
  EXPO_PUSH: flag.meta({ description: '`true` turns Expo push on' }),
  EXPO_ACCESS_TOKEN: z
    .string()
    .optional()
    .meta({ description: 'Expo access token, where enhanced security is on' }),
  FCM_SERVICE_ACCOUNT: json(ServiceAccount)
    .optional()
    .meta({ description: 'Service account of Firebase, as JSON' }),
  RECEIPT_LANGUAGES: z
    .string()
    .default('eng,deu,spa,fra')
    .transform((text) => text.split(',').map((code) => code.trim()))
    .pipe(z.array(ReceiptLanguage).min(1))
    .meta({
      description:
        'Languages of the bills that Tesseract reads, comma-separated, the likeliest first: `eng`, `deu`, `spa`, `fra`. Fewer are read faster',
    }),
  VISION_MODEL: json(VisionModel).optional().meta({
    description:
      "A model that looks at pictures, behind OpenAI's protocol, as JSON: `baseUrl` (up to and with `/v1`), `model`, `apiKey`, `timeoutSeconds` (60), `maxTokens` (4000). It finds food in photos, which is off without it; with `readsBills` it reads bills as well, in place of Tesseract. Pictures are sent to it",
  }),
  FILES_DIR: z.string().min(1).default('.stack/files').meta({
    description:
      'Folder for the bills that users send, until they are read: API and worker must see the same one',
  }),
  FILES_S3: json(S3Bucket).optional().meta({
    description:
      'An S3 bucket for them instead, without versions, as JSON: `region`, `bucket`, `accessKeyId`, `secretAccessKey`, `endpoint` (Amazon), `pathStyle` (true)',
  }),
  RECEIPTS_AT_ONCE: z.coerce.number().int().min(1).max(32).default(2).meta({
    description:
      'Bills and photos that one worker reads at once: each takes a core and some hundred megabytes',
  }),
  PLANNING_THREADS: z.coerce
    .number()
    .int()
    .min(1)
    .max(64)
    .optional()
    .meta({ description: 'Threads that choose recipes; one fewer than there are cores when not set' }),
  TRUSTED_PROXY_HOPS: z.coerce
    .number()
    .int()
    .min(0)
    .max(10)
    .default(0)
    .meta({ description: 'Reverse proxies in front of the API whose X-Forwarded-For is believed' }),
  CORS_ORIGINS: list.meta({
    description: 'Origins that browsers may call from, comma-separated; none by default',
  }),
});
export type Config = z.infer<typeof Environment>;

/**
 * Reads and checks the settings.
 *
 * Throws an `Error` whose message lists every setting that is missing or wrong, for the operator; if all can be read,
 * those that are wrong together, or meant for development while `PUBLIC_URL` is no loopback address.
 */
export function readConfig(env: Record<string, string | undefined>): Config {
  const config = parseSettings(Environment, env);
  const unsafe = unsafeSettings(config);
  if (unsafe.length === 0) return config;
  throw new Error(`The settings cannot be used:\n${unsafe.map((line) => `  ${line}`).join('\n')}`);
}

function parseSettings<Schema extends z.ZodType>(
  schema: Schema,
  env: Record<string, string | undefined>,
): z.infer<Schema> {
  const present = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value !== ''),
  );
  const parsed = schema.safeParse(present);
  if (parsed.success) return parsed.data;
  const lines = parsed.error.issues.map(({ path, message }) => `  ${path.join('.')}: ${message}`);
  throw new Error(`The settings are not complete:\n${lines.join('\n')}`);
}

const OpsEnvironment = Environment.pick({
  DATABASE_URL: true,
  TEMPORAL_ADDRESS: true,
  TEMPORAL_NAMESPACE: true,
  TEMPORAL_API_KEY: true,
});
export type OpsConfig = z.infer<typeof OpsEnvironment>;

/** Reads what the operators' command line needs. Throws like `readConfig`. */
export const readOpsConfig = (env: Record<string, string | undefined>): OpsConfig =>
  parseSettings(OpsEnvironment, env);

const DatabaseEnvironment = Environment.pick({ DATABASE_URL: true });

/** Reads what a migration needs. Throws like `readConfig`. */
export const readDatabaseConfig = (env: Record<string, string | undefined>) =>
  parseSettings(DatabaseEnvironment, env);

/** Settings of `npm start` alone: where the embedded services listen, or which ones run elsewhere. */
export const StackEnvironment = z.object({
  POSTGRES_PORT: port(54_320).meta({ description: 'Port of the embedded PostgreSQL' }),
  REDIS_PORT: port(63_790).meta({ description: 'Port of the embedded Redis' }),
  TEMPORAL_PORT: port(7233).meta({ description: 'Port of the embedded Temporal server' }),
  TEMPORAL_UI_PORT: port(8233).meta({ description: "Port of the embedded Temporal server's UI" }),
  SIMULATOR_PORT: port(4300).meta({ description: 'Port of the simulated fitness clouds' }),
  PORT: port(3000).meta({ description: 'Port of the API' }),
  METRICS_PORT: port(9464).meta({ description: "Port of the API's metrics" }),
  WORKER_METRICS_PORT: port(9466).meta({ description: "Port of the worker's metrics" }),
  TEMPORAL_METRICS_PORT: port(9465).meta({ description: "Port of the Temporal SDK's own metrics" }),
  DATABASE_URL: z.url().optional().meta({ description: 'A PostgreSQL that runs elsewhere, to use instead' }),
  REDIS_URL: z.url().optional().meta({ description: 'A Redis that runs elsewhere, to use instead' }),
  TEMPORAL_ADDRESS: z
    .string()
    .optional()
    .meta({ description: 'A Temporal that runs elsewhere, to use instead' }),
});
export type StackConfig = z.infer<typeof StackEnvironment>;

/** Reads the settings of `npm start`. Throws like `readConfig`. */
export const readStackConfig = (env: Record<string, string | undefined>): StackConfig =>
  parseSettings(StackEnvironment, env);

/** Settings of `npm run simulator` alone. */
export const SimulatorEnvironment = z.object({
  SIMULATOR_HOST: z.string().default('127.0.0.1').meta({ description: 'Address the simulator listens on' }),
  SIMULATOR_PORT: port(4300).meta({ description: 'Port of the simulator' }),
  SIMULATOR_PEOPLE: z.coerce
    .number()
    .int()
    .min(1)
    .max(200_000)
    .default(10_000)
    .meta({ description: 'People that the clouds know' }),
  SIMULATOR_SEED: z
    .string()
    .default('simulator')
    .meta({ description: 'The same seed gives the same people and days' }),
  SIMULATOR_PER_MINUTE: z.coerce.number().int().min(1).optional().meta({
    description: "Requests to each cloud in any 60 seconds; without it only the vendors' quotas hold",
  }),
});
type SimulatorConfig = z.infer<typeof SimulatorEnvironment>;

/** Reads the settings of `npm run simulator`. Throws like `readConfig`. */
export const readSimulatorConfig = (env: Record<string, string | undefined>): SimulatorConfig =>
  parseSettings(SimulatorEnvironment, env);
