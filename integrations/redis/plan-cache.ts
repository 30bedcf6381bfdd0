import type { Redis } from 'ioredis';
import { z } from 'zod';
import { addDays, IsoInstant } from '../../domain/calendar.ts';
import { DomainError } from '../../domain/errors.ts';
import type { UserId } from '../../domain/ids.ts';
import { MealPlan } from '../../domain/plan/meal-plan.ts';
import type { PlanCache } from '../../domain/ports/plan-cache.ts';

const CachedPlan = z.object({ plan: MealPlan, degraded: z.boolean(), openedAt: IsoInstant.nullable() });

/** Plans are read on their day and, across the date line, the day around it. */
const TTL_SECONDS = 3 * 86_400;
const KEPT_DAYS = 2;

/** Longer than any night can run: no late step of an erased user may write again. */
const TOMBSTONE_SECONDS = 7 * 86_400;

// One hash a user, a field a date, so that an erasure is one key. Done in one script, because a check and a
// write apart would let an older revision, or a late step of an erased user, come in between.
const SET_SCRIPT = `
if redis.call('EXISTS', KEYS[2]) == 1 then return 0 end
local known = tonumber(string.match(redis.call('HGET', KEYS[1], ARGV[1]) or '', '^%d+'))
if known and known > tonumber(ARGV[2]) then return 0 end
for _, date in ipairs(redis.call('HKEYS', KEYS[1])) do
  if date < ARGV[4] then redis.call('HDEL', KEYS[1], date) end
end
redis.call('HSET', KEYS[1], ARGV[1], ARGV[2] .. ':' .. ARGV[3])
redis.call('EXPIRE', KEYS[1], ARGV[5])
return 1`;

const unavailable = (cause: unknown) =>
  new DomainError('unavailable', 'cache_unavailable', 'The cache cannot be reached.', { cause });

/**
 * Plans in Redis, in front of PostgreSQL. Keys begin with `prefix`, so that tests and installations can
 * share a server. See the port for what each function promises.
 */
export function createPlanCache({ redis, prefix = '' }: { redis: Redis; prefix?: string }): PlanCache {
  const plansKey = (userId: UserId) => `${prefix}plans:${userId}`;
  const tombstoneKey = (userId: UserId) => `${prefix}erased:${userId}`;
  const reaching = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      throw unavailable(error);
    }
  };

  return {
    async get({ userId, localDate }) {
      try {
        const text = await redis.hget(plansKey(userId), localDate);
        if (text === null) return undefined;
        const parsed = CachedPlan.safeParse(JSON.parse(text.slice(text.indexOf(':') + 1)));
        return parsed.data;
      } catch {
        // Away, or written by another version: PostgreSQL answers instead.
        return undefined;
      }
    },

    async set({ userId, stored }) {
      const { localDate, revision } = stored.plan;
      const oldest = addDays(localDate, -KEPT_DAYS);
      const value = JSON.stringify(stored);
      await reaching(() =>
        redis.eval(
          SET_SCRIPT,
          2,
          plansKey(userId),
          tombstoneKey(userId),
          ...[localDate, revision, value, oldest, TTL_SECONDS],
        ),
      );
    },

    async delete({ userId, localDate }) {
      await reaching(() => redis.hdel(plansKey(userId), localDate));
    },

    async erase({ userId }) {
      await reaching(() =>
        redis.multi().set(tombstoneKey(userId), '1', 'EX', TOMBSTONE_SECONDS).del(plansKey(userId)).exec(),
      );
    },
  };
}
