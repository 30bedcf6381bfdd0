import type { PushGateway } from '../domain/ports/push-gateway.ts';
import type { DemoPerson } from './demo-people.ts';

/** The phones of the demo: a push is shown on the terminal, with whose phone it is. */
export function createDemoPush({
  people,
  show,
}: {
  people: readonly DemoPerson[];
  show: (line: string) => void;
}): Pick<PushGateway, 'send'> {
  return {
    async send({ target, message }) {
      if (target.kind !== 'expo') return { status: 'rejected', code: 'gateway_not_configured' };
      const owner = people.find(({ phone }) => target.token.includes(phone));
      show(`Push to ${owner?.name ?? 'a phone'}: ${message.title}. ${message.body}`);
      return { status: 'delivered' };
    },
  };
}
