export { eraseUser } from './erase-user.ts';
export { fetchChangedDays } from './fetch-changed-days.ts';
export { importReceipt } from './import-receipt.ts';
export { planDay } from './plan-day.ts';
export { planZone } from './plan-zone.ts';
export { retryFailed } from './retry-failed.ts';
export { tendConnection } from './tend-connection.ts';
