import { describeProviderClient } from '../../contracts/provider-client.ts';

describeProviderClient({
  provider: 'google_fit',
  connectRequests: 1,
  tellsLateness: true,
  expectedMetrics: ({ steps, activeKcal, restKcal, activeMin }) => ({
    steps,
    totalEnergyKcal: activeKcal + restKcal,
    exerciseMin: activeMin,
  }),
});
