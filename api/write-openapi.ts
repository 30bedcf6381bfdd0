import { randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { exportJWK, generateKeyPair } from 'jose';
import { readConfig } from '../config.ts';
import { createApp } from './app.ts';
import { composeApi } from './compose.ts';
import { openApiDocument } from './openapi.ts';

/** Where the published document lies, `docs/openapi.json`. */
export const DOCUMENT_PATH = new URL('../docs/openapi.json', import.meta.url);

/** The document as text, made from the routes. Needs no service: nothing is asked of any. */
export async function renderOpenApi(): Promise<string> {
  const { privateKey } = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true });
  const key = { ...(await exportJWK(privateKey)), kid: 'document' };
  const config = readConfig({
    DATABASE_URL: 'postgresql://nobody@127.0.0.1/nothing',
    REDIS_URL: 'redis://127.0.0.1:1',
    JWT_PRIVATE_KEYS: JSON.stringify([key]),
    CODE_HMAC_KEY: randomBytes(32).toString('base64'),
    PROVIDER_TOKEN_KEYS: JSON.stringify([{ kid: 'document', key: Buffer.alloc(32).toString('base64') }]),
    SMS_DRIVER: 'development',
  });
  const { deps, close } = await composeApi({ config });
  const text = JSON.stringify(openApiDocument(createApp(deps)), null, 2);
  await close();
  return `${text}\n`;
}

if (import.meta.main) await writeFile(DOCUMENT_PATH, await renderOpenApi());
