import type { ReceiptLanguage } from './open-engine.ts';

/** What a thread gets once, when it starts. */
export type ThreadData = { languages: readonly ReceiptLanguage[] };
