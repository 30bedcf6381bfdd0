import { makeSecrets, makeWebPushKeys } from './make-secrets.ts';

// `npm run keys`: the secrets that an installation needs, as lines of an environment file.

const secrets = { ...(await makeSecrets({ at: new Date() })), ...makeWebPushKeys() };
process.stdout.write('# Keep these secret. Whoever changes CODE_HMAC_KEY ends all sessions;\n');
process.stdout.write(
  '# whoever loses PROVIDER_TOKEN_KEYS makes users connect their fitness provider again.\n',
);
for (const [name, value] of Object.entries(secrets)) process.stdout.write(`${name}='${value}'\n`);
