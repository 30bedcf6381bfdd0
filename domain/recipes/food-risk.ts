import { z } from 'zod';
import type { LifeStage } from '../profile/profile.ts';

/** What makes a food unsafe in pregnancy or while breastfeeding; most of them only as long as it is not cooked. */
export const FoodRisk = z
  .enum([
    'vitamin_a',
    'raw_egg',
    'raw_fish',
    'cured_fish',
    'raw_meat',
    'mercury',
    'soft_cheese',
    'raw_sprouts',
    'raw_flour',
    'alcohol',
    'caffeine',
  ])
  .meta({ id: 'FoodRisk', description: 'What makes a dish unsafe in pregnancy or while breastfeeding' });
export type FoodRisk = z.infer<typeof FoodRisk>;

/** Stages of life that rule foods out. */
export const RISKY_STAGES = ['pregnant', 'breastfeeding'] as const satisfies readonly LifeStage[];
export type RiskyStage = (typeof RISKY_STAGES)[number];

/** `heat`: heating it at all; `through`: until no part of it is raw; `firm`: white and yolk; `never`: nothing helps. */
type MadeSafeBy = 'heat' | 'through' | 'firm' | 'never';

/**
 * When a risk counts, and how a dish with it is called.
 *
 * NHS, Foods to avoid in pregnancy (read at 111.wales.nhs.uk): liver; eggs unless white and yolk are firm where their
 * origin is not known; raw shellfish; cold-smoked and cured fish unless steaming hot; swordfish, marlin and shark; meat
 * with any pink; cheese ripened with a rind or unpasteurized. FDA and EPA, Advice about eating fish (read at epa.gov and
 * health.ny.gov): seven fish to avoid, breastfeeding as well. CDC, Safer food choices for pregnant women (not re-read):
 * raw sprouts, flour and fish, fresh cheese like queso fresco, cold deli meat. EFSA 2015 (not re-read): up to 200 mg of
 * caffeine a day in pregnancy and while breastfeeding. CDC (not re-read): no amount of alcohol is known to be safe in
 * pregnancy, and none is safest while breastfeeding. Listeria, toxoplasma and retinol harm the unborn child, so those
 * rules end with its birth.
 */
export const RISKS = {
  vitamin_a: { stages: ['pregnant'], safeBy: 'never', text: 'liver, which has too much vitamin A' },
  raw_egg: { stages: ['pregnant'], safeBy: 'firm', text: 'egg that is not cooked firm' },
  raw_fish: {
    stages: ['pregnant'],
    safeBy: 'through',
    text: 'fish or shellfish that is not cooked through',
  },
  cured_fish: { stages: ['pregnant'], safeBy: 'through', text: 'smoked or cured fish that is not heated' },
  raw_meat: { stages: ['pregnant'], safeBy: 'through', text: 'meat that is cold or not cooked through' },
  mercury: { stages: ['pregnant', 'breastfeeding'], safeBy: 'never', text: 'fish that is high in mercury' },
  soft_cheese: { stages: ['pregnant'], safeBy: 'through', text: 'soft cheese that is not heated' },
  raw_sprouts: { stages: ['pregnant'], safeBy: 'through', text: 'sprouts that are not cooked' },
  raw_flour: { stages: ['pregnant'], safeBy: 'heat', text: 'flour that is not cooked' },
  alcohol: { stages: ['pregnant', 'breastfeeding'], safeBy: 'never', text: 'alcohol' },
  caffeine: {
    stages: ['pregnant', 'breastfeeding'],
    safeBy: 'never',
    text: 'more caffeine than one dish of the day should bring',
  },
} as const satisfies Record<FoodRisk, { stages: readonly RiskyStage[]; safeBy: MadeSafeBy; text: string }>;

/** The risks among `risks` that count in a stage of life. */
export function risksIn({
  risks,
  lifeStage,
}: {
  risks: readonly FoodRisk[];
  lifeStage: RiskyStage;
}): FoodRisk[] {
  return risks.filter((risk) => RISKS[risk].stages.some((stage: RiskyStage) => stage === lifeStage));
}

const STAGE_TEXTS = {
  pregnant: 'in pregnancy',
  breastfeeding: 'while breastfeeding',
} as const satisfies Record<RiskyStage, string>;

/** `is not advised in pregnancy: egg that is not cooked firm`, to follow the name of a dish. */
export const riskText = ({ risk, lifeStage }: { risk: FoodRisk; lifeStage: RiskyStage }): string =>
  `is not advised ${STAGE_TEXTS[lifeStage]}: ${RISKS[risk].text}`;

/** What is left out for a stage of life, as a plan says it. */
export const STAGE_NOTES = {
  pregnant:
    'For pregnancy this plan leaves out liver, eggs that are not firm, fish, meat and sprouts that are not cooked ' +
    'through, soft cheese that is not heated, fish high in mercury, alcohol and much caffeine. Wash fruit, salad and ' +
    'vegetables well, and eat leftovers steaming hot.',
  breastfeeding:
    'While you breastfeed this plan leaves out alcohol, fish high in mercury and dishes with much caffeine.',
} as const satisfies Record<RiskyStage, string>;
