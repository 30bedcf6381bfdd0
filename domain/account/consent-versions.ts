/** Published versions of the text in which a person agrees to the use of their health data, oldest first. */
export const CONSENT_VERSIONS = ['2026-11'] as const;
