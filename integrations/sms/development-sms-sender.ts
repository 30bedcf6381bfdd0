import type { SmsSender } from '../../domain/ports/sms-sender.ts';

/**
 * Shows a message on the developer's terminal instead of sending it, number and one-time code included.
 * The composition root uses it only outside production, with a `show` that writes to the terminal and not to the log.
 */
export function createDevelopmentSmsSender({ show }: { show: (text: string) => void }): SmsSender {
  return {
    async send({ to, text }) {
      show(`SMS to ${to}: ${text}`);
      return { status: 'accepted' };
    },
  };
}
