import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { StackConfig } from '../config.ts';
import type { ConfiguredProviders } from '../integrations/provider-clients.ts';
import { makeSecrets } from '../ops/keys/make-secrets.ts';
import type { Services } from './services.ts';

const Secrets = z.object({
  JWT_PRIVATE_KEYS: z.string(),
  CODE_HMAC_KEY: z.string(),
  PROVIDER_TOKEN_KEYS: z.string(),
});

/** Readable by its owner alone: even a development key signs tokens that someone's API believes. */
const PRIVATE_FILE = { mode: 0o600 };

/** The keys of this checkout: made at the first start and kept, so that a login survives a restart. */
async function keptSecrets(file: string): Promise<z.infer<typeof Secrets>> {
  const kept = existsSync(file) ? Secrets.partial().parse(JSON.parse(readFileSync(file, 'utf8'))) : {};
  // A checkout that is older than one of the keys gets that one too.
  const secrets = Secrets.parse({ ...(await makeSecrets({ at: new Date() })), ...kept });
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify(secrets), PRIVATE_FILE);
  return secrets;
}

/**
 * The environment of the processes of `npm start`: the addresses of the services and the keys of this
 * checkout. Also written to `<stackDir>/env.json`, where the operators' CLI finds it.
 */
export async function developmentSettings({
  stackDir,
  services,
  config,
  fitnessProviders,
}: {
  stackDir: string;
  services: Services;
  config: StackConfig;
  fitnessProviders: ConfiguredProviders;
}): Promise<Record<string, string>> {
  const settings = {
    ...(await keptSecrets(path.join(stackDir, 'secrets.json'))),
    DATABASE_URL: services.postgres.url,
    REDIS_URL: services.redis.url,
    TEMPORAL_ADDRESS: services.temporal.address,
    PORT: String(config.PORT),
    METRICS_PORT: String(config.METRICS_PORT),
    WORKER_METRICS_PORT: String(config.WORKER_METRICS_PORT),
    TEMPORAL_METRICS_PORT: String(config.TEMPORAL_METRICS_PORT),
    PUBLIC_URL: `http://127.0.0.1:${config.PORT}`,
    FITNESS_PROVIDERS: JSON.stringify(fitnessProviders),
    SMS_DRIVER: 'development',
    FILES_DIR: path.join(stackDir, 'files'),
  };
  writeFileSync(path.join(stackDir, 'env.json'), JSON.stringify(settings, null, 2), PRIVATE_FILE);
  return settings;
}
