import { randomBytes } from 'node:crypto';
import { createTokenVault } from '../../integrations/token-vault.ts';

/** A vault with a key of its own. */
export const aTokenVault = () => createTokenVault({ keys: [{ kid: 'test', key: randomBytes(32) }] });
