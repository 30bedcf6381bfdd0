import type { Redis } from 'ioredis';
import { z } from 'zod';
import { ListedProduct } from '../../domain/inventory/listed-product.ts';
import type { DirectoryAnswer, ProductDirectory } from '../../domain/ports/product-directory.ts';

const DAY_SECONDS = 86_400;

/** What is in a package changes rarely. */
const FOUND_SECONDS = 30 * DAY_SECONDS;
/** Somebody may enter it any day. */
const UNKNOWN_SECONDS = DAY_SECONDS;

const Remembered = z.discriminatedUnion('status', [
  z.object({ status: z.literal('found'), product: ListedProduct }),
  z.object({ status: z.literal('unknown') }),
]);

/**
 * A directory that is asked once for each barcode, whoever asks: found products for a month, unknown ones for a day.
 * That it is away is not remembered. While Redis is away the directory is asked each time. Keys begin with `prefix`.
 */
export function createRememberedDirectory({
  directory,
  redis,
  prefix = '',
}: {
  directory: ProductDirectory;
  redis: Redis;
  prefix?: string;
}): ProductDirectory {
  const keyOf = (barcode: string) => `${prefix}product:${barcode}`;
  return {
    async find({ barcode }) {
      const known = await recall({ redis, key: keyOf(barcode) });
      if (known !== undefined) return known;
      const answer = await directory.find({ barcode });
      if (answer.status === 'away') return answer;
      const seconds = answer.status === 'found' ? FOUND_SECONDS : UNKNOWN_SECONDS;
      // Not remembered, it is asked for again.
      await redis.set(keyOf(barcode), JSON.stringify(answer), 'EX', seconds).catch(() => {});
      return answer;
    },
  };
}

async function recall({ redis, key }: { redis: Redis; key: string }): Promise<DirectoryAnswer | undefined> {
  try {
    const text = await redis.get(key);
    return text === null ? undefined : Remembered.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
