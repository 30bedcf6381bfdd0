import type { ServiceControls } from './embedded-process.ts';
import { pollUntil } from './poll-until.ts';

const ANSWER_TIMEOUT_MS = 5_000;

/** Addresses of services that somebody else runs. */
export type ExternalServices = {
  postgresUrl?: string | undefined;
  redisUrl?: string | undefined;
  temporalAddress?: string | undefined;
};

/**
 * Checks that a service which runs elsewhere answers, and gives it controls that leave it alone.
 *
 * @throws Error with one sentence that names the setting when it does not answer within five seconds.
 */
export async function useExternal(params: {
  label: string;
  setting: string;
  answers: () => Promise<boolean>;
}): Promise<ServiceControls> {
  const { label, setting, answers } = params;
  // The address stays out of the message: it may hold a password.
  if (!(await pollUntil({ probe: answers, timeoutMs: ANSWER_TIMEOUT_MS }))) {
    throw new Error(
      `${label} does not answer at the address in ${setting}: start it, correct the address, or remove the setting.`,
    );
  }
  const refuse = async () => {
    throw new Error(`${label} runs elsewhere (${setting}): it is not ended from here.`);
  };
  return { stop: async () => {}, kill: refuse, restart: refuse };
}
