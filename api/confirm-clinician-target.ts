import { z } from 'zod';
import { DomainError } from '../domain/errors.ts';
import type { ClinicianTarget } from '../domain/profile/profile.ts';

/** The query of every operation that enters a clinician's target. */
export const ClinicianTargetQuery = z.object({
  clinicianTargetConfirmed: z
    .enum(['true', 'false'])
    .default('false')
    .meta({ description: 'true: the person confirms that a clinician set this target' }),
});

/** For the description of those operations. */
export const CLINICIAN_TARGET_CONFIRMATION =
  'A new `clinicianTarget` answers 409 (`clinician_target_unconfirmed`), because it replaces every limit of the plan: ' +
  'ask, and send it again with `clinicianTargetConfirmed=true`. It is refused under 18, in pregnancy, while ' +
  'breastfeeding and at a BMI under 18.5.';

/** Asks whether a clinician really set a new target. Throws DomainError conflict `clinician_target_unconfirmed`. */
export function askAboutClinicianTarget({
  target,
  known,
  path,
  clinicianTargetConfirmed,
}: {
  target: ClinicianTarget | undefined;
  known: ClinicianTarget | undefined;
  /** Pointer to the target in the request. */
  path: string;
  clinicianTargetConfirmed: 'true' | 'false';
}): void {
  if (clinicianTargetConfirmed === 'true' || target === undefined) return;
  if (target.energyKcal === known?.energyKcal) return;
  throw new DomainError(
    'conflict',
    'clinician_target_unconfirmed',
    'This energy replaces every limit of the plan. If a clinician set it, send it again with clinicianTargetConfirmed=true.',
    { fields: [{ path, message: 'needs to be confirmed' }] },
  );
}
