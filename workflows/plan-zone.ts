import { continueAsNew, workflowInfo } from '@temporalio/workflow';
import type { IsoDate, TimeZone } from '../domain/calendar.ts';
import type { FanOutCursor } from '../domain/ports/night-repository.ts';
import { fanOut } from './activity-options.ts';

/** A schedule passes the zone alone; `after` and `started` come with a continued run. */
export type PlanZoneInput = {
  timeZone: TimeZone;
  localDate?: IsoDate;
  after?: FanOutCursor;
  started?: number;
};

/** A zone's night: starts every user's night, page by page, earliest wake-up first. */
export async function planZone(input: PlanZoneInput): Promise<{ localDate: IsoDate; started: number }> {
  const { timeZone } = input;
  const { localDate } = await openedNight(input);
  let { after, started = 0 } = input;
  do {
    const page = await fanOut.startPage({ timeZone, localDate, ...(after === undefined ? {} : { after }) });
    started += page.started;
    after = page.next;
    if (after && workflowInfo().continueAsNewSuggested) {
      await continueAsNew<typeof planZone>({ timeZone, localDate, after, started });
    }
  } while (after);
  await fanOut.finishNight({ timeZone, localDate, started });
  return { localDate, started };
}

async function openedNight({ timeZone, localDate, after }: PlanZoneInput): Promise<{ localDate: IsoDate }> {
  if (localDate === undefined) return fanOut.openNight({ timeZone });
  return after === undefined ? fanOut.openNight({ timeZone, localDate }) : { localDate };
}
