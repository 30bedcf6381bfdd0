import type { TestProject } from 'vitest/node';
import { startServices } from '../../stack/services.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Addresses of the services that all test files of a run share. */
    sharedServices: { postgresUrl: string; redisUrl: string; temporalAddress: string };
  }
}

/** Starts the services once for a whole test run, on free ports and temporary data; the returned function ends them. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { postgres, redis, temporal, stop } = await startServices({
    ports: 'free',
    log: (message) => process.stderr.write(`${message}\n`),
  });
  project.provide('sharedServices', {
    postgresUrl: postgres.url,
    redisUrl: redis.url,
    temporalAddress: temporal.address,
  });
  return stop;
}
