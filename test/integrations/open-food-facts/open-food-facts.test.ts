import { requestJson } from '../../../integrations/http/request-json.ts';
import { createOpenFoodFacts } from '../../../integrations/open-food-facts/open-food-facts.ts';
import { describeProductDirectory } from '../../contracts/product-directory.ts';
import { ENTRIES, startOpenFoodFacts } from '../../support/open-food-facts.ts';

describeProductDirectory({
  name: 'Open Food Facts',
  start: async ({ clock, timeoutMs }) => {
    const server = await startOpenFoodFacts({ entries: Object.values(ENTRIES) });
    const userAgent = 'Test/1.0 (ops@example.org)';
    const directory = createOpenFoodFacts({
      url: server.origin,
      userAgent,
      send: requestJson,
      clock,
      timeoutMs,
    });
    return { directory, setFault: server.setFault, stop: server.stop };
  },
});
