import type { Redis } from 'ioredis';
import type { Clock } from '../domain/ports/clock.ts';
import type { ProductDirectory } from '../domain/ports/product-directory.ts';
import { requestJson } from './http/request-json.ts';
import { createMetered } from './metered.ts';
import { createOpenFoodFacts } from './open-food-facts/open-food-facts.ts';
import { createProviderLimiter } from './redis/provider-limiter.ts';
import { createRememberedDirectory } from './redis/remembered-directory.ts';

/** What an installation says of Open Food Facts. */
type DirectorySettings = { contact: string; url: string; requestsPerMinute: number };

const APPLICATION = 'MealPlanOptimizer/0.1';
const WINDOW_MS = 60_000;

/**
 * The public directory of products, within its limit over all processes of the installation and with what it said
 * remembered; `undefined` where the installation does not want to ask one.
 */
export function createProductDirectory({
  settings,
  redis,
  clock,
}: {
  settings: DirectorySettings | undefined;
  redis: Redis;
  clock: Clock;
}): ProductDirectory | undefined {
  if (settings === undefined) return undefined;
  const { contact, url, requestsPerMinute } = settings;
  const limits = { open_food_facts: { requests: requestsPerMinute, windowMs: WINDOW_MS } };
  const limiter = createProviderLimiter({ redis, limits });
  const send = createMetered({ provider: 'open_food_facts', limiter, send: requestJson, clock });
  const directory = createOpenFoodFacts({ url, userAgent: `${APPLICATION} (${contact})`, send, clock });
  return createRememberedDirectory({ directory, redis });
}
