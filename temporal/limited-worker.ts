import type { WorkerOptions } from '@temporalio/worker';
import type { PermitSlots } from './permit-slots.ts';

/** One poll at a time: each holds a permit of those that all workers share. */
const POLLS = 1;

/**
 * Options of a worker on a cloud's queue: it has work only while it has permits, so their number bounds what runs
 * at once.
 */
export function limitedWorkerOptions({
  slots,
}: {
  slots: PermitSlots;
}): Pick<WorkerOptions, 'tuner' | 'maxConcurrentActivityTaskPolls'> {
  return {
    maxConcurrentActivityTaskPolls: POLLS,
    tuner: {
      workflowTaskSlotSupplier: { type: 'fixed-size', numSlots: 2 },
      activityTaskSlotSupplier: slots.supplier,
      localActivityTaskSlotSupplier: { type: 'fixed-size', numSlots: 1 },
      nexusTaskSlotSupplier: { type: 'fixed-size', numSlots: 1 },
    },
  };
}
