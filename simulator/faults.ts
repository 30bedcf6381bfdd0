import { z } from 'zod';
import { CloudId } from './cloud.ts';

/** What goes wrong on request. */
export const FaultKind = z.enum([
  'rate_limited',
  'server_error',
  'slow',
  'hang',
  'truncated',
  'not_json',
  'sunset',
  'insufficient_scope',
]);
export type FaultKind = z.infer<typeof FaultKind>;

/** A fault for the next `count` requests to a cloud; only those whose path contains `path`, where it is given. */
export const Fault = z.object({
  cloud: CloudId,
  kind: FaultKind,
  count: z.int().min(1).max(1_000_000).default(1),
  path: z.string().optional(),
  httpStatus: z.int().min(500).max(599).default(503),
  retryAfterSeconds: z.int().min(0).optional(),
  delayMs: z.int().min(0).max(120_000).default(2000),
});
export type Fault = z.infer<typeof Fault>;

export type Faults = ReturnType<typeof createFaults>;

/** The faults that are still to come, oldest first. */
export function createFaults() {
  let pending: Fault[] = [];
  return {
    add(fault: Fault): void {
      pending.push({ ...fault });
    },
    list: (): readonly Fault[] => pending,
    clear(): void {
      pending = [];
    },
    /** The fault of this request, which is thereby used up. */
    take({ cloud, path }: { cloud: CloudId; path: string }): Fault | undefined {
      const fault = pending.find((one) => one.cloud === cloud && path.includes(one.path ?? ''));
      if (!fault) return undefined;
      fault.count -= 1;
      pending = pending.filter(({ count }) => count > 0);
      return fault;
    },
  };
}
