import { DomainError } from '../../domain/errors.ts';
import type { Clock } from '../../domain/ports/clock.ts';
import type { DirectoryAnswer, ProductDirectory } from '../../domain/ports/product-directory.ts';
import type { HttpAnswer, SendRequest } from '../http/request-json.ts';
import { readRetryAfterMs } from '../retry-after.ts';
import { toListedProduct } from './map.ts';
import { FoundAnswer, PRODUCT_FIELDS, UnknownAnswer } from './schema.ts';

/** Somebody stands in front of the shelf. */
const TIMEOUT_MS = 4_000;

/**
 * The product directory of Open Food Facts, by its API of version 2. Its data is under the Open Database License: show
 * where it comes from.
 *
 * `send` is the place of a limiter: the directory bans addresses that ask more than 15 times a minute. `userAgent` must
 * name the application and how to reach who runs it.
 *
 * @see https://openfoodfacts.github.io/openfoodfacts-server/api/
 */
export function createOpenFoodFacts({
  url,
  userAgent,
  send,
  clock,
  timeoutMs = TIMEOUT_MS,
}: {
  url: string;
  userAgent: string;
  send: SendRequest;
  clock: Clock;
  timeoutMs?: number;
}): ProductDirectory {
  const headers = { accept: 'application/json', 'user-agent': userAgent };
  return {
    async find({ barcode }) {
      const address = new URL(`${url}/api/v2/product/${encodeURIComponent(barcode)}`);
      address.searchParams.set('fields', `code,${PRODUCT_FIELDS}`);
      try {
        const answer = await send({ url: address, method: 'GET', headers, timeoutMs });
        return readAnswer({ answer, barcode, clock });
      } catch (error) {
        // The limiter: it is nobody's turn, or nobody knows.
        if (!(error instanceof DomainError)) throw error;
        return away(error.retryAfterMs);
      }
    },
  };
}

function readAnswer({
  answer,
  barcode,
  clock,
}: {
  answer: HttpAnswer;
  barcode: string;
  clock: Clock;
}): DirectoryAnswer {
  if (answer.status === 'failed') return away();
  const { httpStatus, headers, json } = answer;
  if (httpStatus === 404 && UnknownAnswer.safeParse(json).success) return { status: 'unknown' };
  const found = FoundAnswer.safeParse(json);
  const isUsable = httpStatus === 200 && found.success && isSame(found.data.code, barcode);
  if (!isUsable) {
    // Older servers say with 200 that they do not have it.
    if (httpStatus === 200 && UnknownAnswer.safeParse(json).success) return { status: 'unknown' };
    return away(readRetryAfterMs({ headers, clock }));
  }
  const product = toListedProduct({ barcode, wire: found.data.product });
  return product === undefined ? { status: 'unknown' } : { status: 'found', product };
}

const away = (retryAfterMs?: number): DirectoryAnswer => ({
  status: 'away',
  ...(retryAfterMs !== undefined && { retryAfterMs }),
});

/** A barcode is a number: how many zeros stand before it differs between its forms (GS1, GTIN). */
const isSame = (one: string, other: string): boolean => one.replace(/^0+/, '') === other.replace(/^0+/, '');
