import { createDevelopmentSmsSender } from '../../../integrations/sms/development-sms-sender.ts';
import { describeSmsSender } from '../../contracts/sms-sender.ts';

describeSmsSender({
  name: 'The development sender',
  async start() {
    const shown: string[] = [];
    return {
      sender: createDevelopmentSmsSender({ show: (text) => shown.push(text) }),
      received: () => shown,
      stop: async () => {},
    };
  },
});
