import { DomainError } from '../../domain/errors.ts';
import type { NightControl, ReplanOutcome, StartOutcome } from '../../domain/ports/night-control.ts';

type Method = keyof NightControl;
type Call = { [M in Method]: { method: M; args: Parameters<NightControl[M]>[0] } }[Method];

/**
 * Temporal as the API sees it, with every call noted. `answerWith` changes what it says; `goAway` makes it
 * unreachable until `comeBack`; `onReplan` stands in for the night that makes the plan.
 */
export function createRecordedNights() {
  const calls: Call[] = [];
  let isAway = false;
  let started: StartOutcome = 'started';
  let replanned: ReplanOutcome = { status: 'accepted' };
  let makePlan: () => Promise<void> = async () => {};

  const note = (call: Call) => {
    if (isAway) throw new DomainError('unavailable', 'night_unavailable', 'Plans cannot be made right now.');
    calls.push(call);
  };
  const control: NightControl = {
    async startPlanDay(args) {
      note({ method: 'startPlanDay', args });
      return started;
    },
    async replan(args) {
      note({ method: 'replan', args });
      await makePlan();
      return replanned;
    },
    async startPlanZone(args) {
      note({ method: 'startPlanZone', args });
      return started;
    },
    async changeTimes(args) {
      note({ method: 'changeTimes', args });
    },
    async startConnectionTask(args) {
      note({ method: 'startConnectionTask', args });
      return started;
    },
    async startEraseUser(args) {
      note({ method: 'startEraseUser', args });
      return started;
    },
  };
  return {
    control,
    /** Arguments of the calls of one method since the last `forget`. */
    argsOf: <M extends Method>(method: M) =>
      calls.flatMap((call) => (call.method === method ? [call.args as Parameters<NightControl[M]>[0]] : [])),
    forget: () => void calls.splice(0),
    goAway: () => {
      isAway = true;
    },
    comeBack: () => {
      isAway = false;
    },
    answerWith: (answers: { started?: StartOutcome; replanned?: ReplanOutcome }) => {
      started = answers.started ?? started;
      replanned = answers.replanned ?? replanned;
    },
    onReplan: (work: () => Promise<void>) => {
      makePlan = work;
    },
  };
}
