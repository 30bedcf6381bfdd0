import { defineSearchAttributeKey, SearchAttributeType } from '@temporalio/common';

// Stored in plain text by the server: random ids, dates, zones and codes only.

/** Random id of the user that a run is about. */
export const SUBJECT_ID = defineSearchAttributeKey('SubjectId', SearchAttributeType.KEYWORD);
export const LOCAL_DATE = defineSearchAttributeKey('LocalDate', SearchAttributeType.KEYWORD);
export const TIME_ZONE = defineSearchAttributeKey('TimeZone', SearchAttributeType.KEYWORD);
/** `on_track` from the start, changed only when something else becomes true: a good night costs no event for it. */
export const OUTCOME = defineSearchAttributeKey('Outcome', SearchAttributeType.KEYWORD);
export const FAILURE_CODE = defineSearchAttributeKey('FailureCode', SearchAttributeType.KEYWORD);
