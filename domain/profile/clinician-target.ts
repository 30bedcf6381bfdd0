import type { IsoDate } from '../calendar.ts';
import { ADULT_AGE, UNDERWEIGHT_BMI } from '../energy/constants.ts';
import type { Profile } from './profile.ts';
import { yearsBefore } from './years-before.ts';

/** Why no clinician's target is taken for a person. */
export type ClinicianTargetBar = 'minor' | 'pregnant' | 'breastfeeding' | 'underweight';

/** For a field error: "is not taken under 18". */
export const CLINICIAN_TARGET_BAR = {
  minor: 'is not taken under 18',
  pregnant: 'is not taken in pregnancy',
  breastfeeding: 'is not taken while breastfeeding',
  underweight: `is not taken at a BMI under ${UNDERWEIGHT_BMI}`,
} satisfies Record<ClinicianTargetBar, string>;

type Body = Pick<Profile, 'birthDate' | 'lifeStage' | 'heightCm'> & { massKg: number; localDate: IsoDate };

/**
 * Why a clinician's target does not apply to this person on `localDate`; `undefined` where it does. The one rule for
 * every way in (registration, PUT, PATCH, rows stored earlier) and for every plan.
 *
 * The target replaces all floors, and nobody here can ask the clinician. Where a deficit harms most, the computed target
 * applies. Breastfeeding is barred like pregnancy: the profile's life stages never get a deficit. Our rule.
 */
export function clinicianTargetBar({
  birthDate,
  lifeStage,
  heightCm,
  massKg,
  localDate,
}: Body): ClinicianTargetBar | undefined {
  if (birthDate > yearsBefore(localDate, ADULT_AGE)) return 'minor';
  if (lifeStage !== 'none') return lifeStage;
  return massKg < UNDERWEIGHT_BMI * (heightCm / 100) ** 2 ? 'underweight' : undefined;
}

/** The profile as plans use it, without a clinician's target that does not apply. `massKg`: the latest known. */
export function withApplicableTarget({
  profile,
  massKg = profile.massKg,
  localDate,
}: {
  profile: Profile;
  massKg?: number;
  localDate: IsoDate;
}): { profile: Profile; isTargetBarred: boolean } {
  const { clinicianTarget, ...rest } = profile;
  const isTargetBarred =
    clinicianTarget !== undefined && clinicianTargetBar({ ...rest, massKg, localDate }) !== undefined;
  return { profile: isTargetBarred ? rest : profile, isTargetBarred };
}
