import { defineConfig } from 'vitest/config';

/** Tests of pure code: they need nothing that runs elsewhere (`vitest run --project domain`). */
const DOMAIN_TESTS = [
  'test/domain/**/*.test.ts',
  'test/catalog/**/*.test.ts',
  'test/capacity/**/*.test.ts',
  'test/receipts/**/*.test.ts',
];

export default defineConfig({
  test: {
    pool: 'forks',
    // The services take their share of the machine as well.
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: {
          name: 'domain',
          include: DOMAIN_TESTS,
          // A property plans hundreds of days: seconds alone, a minute on a machine that is busy otherwise.
          testTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'services',
          include: ['test/**/*.test.ts'],
          exclude: DOMAIN_TESTS,
          globalSetup: 'test/support/global-setup.ts',
          // Workflows wait for retries and for services that restart.
          testTimeout: 30_000,
          hookTimeout: 60_000,
          // A second, the usual, is little on a machine that has other work.
          expect: { poll: { timeout: 15_000 } },
        },
      },
    ],
  },
});
