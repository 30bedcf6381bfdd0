import { Preferences } from './preferences.ts';
import { LifeStage } from './profile.ts';

/**
 * What a person must not eat and would rather have, with the stage of life that forbids more. Whoever asks what may be
 * eaten asks with these; `Preferences` alone is what the person fills in.
 */
export const EaterPreferences = Preferences.extend({ lifeStage: LifeStage.exactOptional() });
export type EaterPreferences = Preferences & { lifeStage?: LifeStage };
