/**
 * Every figure behind the energy and macro targets, with its unit and source. "Our rule" marks a choice that no
 * publication makes for us.
 */
import type { BaselineActivity, Sex } from '../profile/profile.ts';

/** kcal/day added to 10·kg + 6.25·cm − 5·years. Mifflin et al. 1990, Am J Clin Nutr 51:241; unspecified: the mean. */
export const MIFFLIN_OFFSET_KCAL = { male: 5, female: -161, unspecified: -78 } satisfies Record<Sex, number>;

/** kcal/day = base + perLeanKg · lean kg. McArdle, Katch & Katch, Exercise Physiology. */
export const KATCH_MCARDLE = { baseKcal: 370, perLeanKgKcal: 21.6 };

type WeightEquation = { perKgKcal: number; baseKcal: number };
type BothSexes = { male: WeightEquation; female: WeightEquation };

/**
 * kcal/day = perKgKcal · kg + baseKcal, Schofield's weight-only equations as tabled in FAO/WHO/UNU, Human energy
 * requirements (2004), table 5.2, for 3 to under 10 and 10 to under 18 years.
 */
export const SCHOFIELD = {
  under10: {
    male: { perKgKcal: 22.706, baseKcal: 504.3 },
    female: { perKgKcal: 20.315, baseKcal: 485.9 },
  },
  from10: {
    male: { perKgKcal: 17.686, baseKcal: 658.2 },
    female: { perKgKcal: 13.384, baseKcal: 692.6 },
  },
} satisfies Record<string, BothSexes>;

/** Years. From here on the adult equations and goals hold. */
export const ADULT_AGE = 18;

/** Multiples of resting energy for a day's usual activity; convention, within FAO/WHO/UNU 2004 PAL 1.40–2.40. */
export const ACTIVITY_MULTIPLIER = {
  sedentary: 1.2,
  light: 1.375,
  moderate: 1.55,
  high: 1.725,
  very_high: 1.9,
} satisfies Record<BaselineActivity, number>;

/** Multiple of resting energy for a day without activity: rest, digestion, sitting. Activity is added above it. */
export const SEDENTARY_MULTIPLIER = ACTIVITY_MULTIPLIER.sedentary;

/** Expenditure per resting energy: FAO/WHO/UNU 2004, below 1.40 less than a sedentary life, from 2.00 vigorous. */
export const REST_DAY_BELOW_PAL = 1.4;
export const VIGOROUS_DAY_FROM_PAL = 2;

/** Minutes of training that make a strength or an endurance day. Our rule. */
export const STRENGTH_DAY_MIN = 20;
export const ENDURANCE_DAY_MIN = 45;

/** kcal per kg of body mass. Overstates the real loss (PMC4024447), hence the caps below. */
export const KCAL_PER_KG_BODY_MASS = 7700;

/** kcal/day. Deficits of 500–1000 kcal a day are the upper end of CDC's 0.45–0.9 kg a week. */
export const MAX_DEFICIT_KCAL = 1000;
/** Share of expenditure. Our rule. */
export const MAX_DEFICIT_SHARE = 0.25;
/** kcal/day. Slater et al. 2019, Front Nutr 6:131 advise about 360–480 kcal for lean gain; rounded up. */
export const MAX_SURPLUS_KCAL = 500;

/** kcal/day, least that a deficit leaves without a clinician: 1200 women, 1500 men by convention; unspecified: the mean. */
export const MIN_ENERGY_KCAL = { female: 1200, male: 1500, unspecified: 1350 } satisfies Record<Sex, number>;
/** Share of resting energy that intake never goes under without a clinician. Our rule. */
export const MIN_RESTING_SHARE = 0.9;

/** kg/m². Below it adults are underweight (WHO): no deficit leads there. */
export const UNDERWEIGHT_BMI = 18.5;
/** kg/m² and years: from 70 a BMI under 22 is a sign of malnutrition (ESPEN 2015, GLIM 2019), so no deficit leads there. */
export const LOW_BMI_OF_AGE = { fromAge: 70, bmi: 22 };
/** Days. No deficit is so large that it would lead to the lowest healthy mass sooner. Our rule. */
export const MIN_DAYS_TO_UNDERWEIGHT = 56;

/**
 * kcal. What the catalogue serves in a day within 5 % for every diet: portions of half a serving to two and a half in four
 * meals. `test/domain/energy/servable-day.test.ts` holds the catalogue to it.
 */
export const SERVABLE_KCAL = { min: 800, max: 5000 };
/**
 * Most that a day's target asks a body to eat, in multiples of resting energy. Over weeks the gut takes up about 2.5 times
 * (Thurber et al. 2019, Science Advances 5:eaaw0341); a single day may hold somewhat more. Our rule.
 */
export const MAX_EATEN_PER_RESTING = 3;

/**
 * kcal/day above expenditure. EFSA 2013, Dietary Reference Values for energy (EFSA Journal 11:3005): +70, +260 and
 * +500 by trimester. The profile does not know the trimester, so their mean, (70 + 260 + 500) / 3.
 */
export const PREGNANCY_ALLOWANCE_KCAL = 277;
/** kcal/day above expenditure, exclusive breastfeeding in the first six months. EFSA 2013, as above. */
export const BREASTFEEDING_ALLOWANCE_KCAL = 500;
/** Share of expenditure for growth in children. EFSA 2013, as above: 1 %. */
export const GROWTH_SHARE = 0.01;

/** kcal per g, Atwater. */
export const KCAL_PER_G = { protein: 4, fat: 9, carbohydrate: 4 };

type Range = { min: number; max: number };
type MacroRanges = { protein: Range; fat: Range; carbohydrate: Range };

/** Shares of energy, AMDR of IOM 2005 for adults and for 4 to 18 years. */
export const AMDR = {
  adult: {
    protein: { min: 0.1, max: 0.35 },
    fat: { min: 0.2, max: 0.35 },
    carbohydrate: { min: 0.45, max: 0.65 },
  },
  minor: {
    protein: { min: 0.1, max: 0.3 },
    fat: { min: 0.25, max: 0.35 },
    carbohydrate: { min: 0.45, max: 0.65 },
  },
} satisfies Record<string, MacroRanges>;

/** kg/m². From here protein follows the adjusted mass, and its figures: the mass of BMI 25 and a quarter of what is above. */
export const OBESE_BMI = 30;
/**
 * Mass of a healthy weight, kg/m², and the share of what is above it that takes part in the metabolism. The quarter is a
 * convention of dietetics (second-hand, in several public works); BMI 25 as the healthy weight is our rule.
 */
export const ADJUSTED_MASS = { healthyBmi: 25, shareAbove: 0.25 };
/**
 * g per kg and day that no share of energy goes beyond. Adults: the upper end of ISSN 2017's 1.4–2.0; EFSA 2012 finds twice
 * its 0.83 safe. Minors: twice the RDA below, our rule, since no upper level is published for them.
 */
export const PROTEIN_MAX_G_PER_KG = { adult: 2, under14: 1.9, from14: 1.7 };

/** g per kg and day, RDA of IOM 2005: 4–13 years, 14–17 years, pregnancy, breastfeeding. Adults' 0.8 is exceeded by all below. */
export const PROTEIN_RDA_G_PER_KG = { under14: 0.95, from14: 0.85, pregnant: 1.1, breastfeeding: 1.3 };

/**
 * g per kg and day for adults. Training days: within 1.4–2.0 (ISSN 2017, J Int Soc Sports Nutr 14:20), the top of it
 * in a deficit with lifting. Other days: within the 1.2–1.6 of the Dietary Guidelines for Americans (DGA) 2025–30, which is
 * above the 0.83 of WHO/FAO/UNU 2007 and EFSA 2012; more in a deficit. The steps between are our rule. Where the
 * guidelines disagree: docs/adr/0036-targets-stay-within-belief-and-food.md.
 */
export const PROTEIN_G_PER_KG = {
  rest: { deficit: 1.4, balance: 1.2, surplus: 1.4 },
  usual: { deficit: 1.4, balance: 1.2, surplus: 1.4 },
  endurance: { deficit: 1.4, balance: 1.4, surplus: 1.4 },
  strength: { deficit: 2, balance: 1.6, surplus: 1.8 },
};

/** g per kg of lean mass in a deficit with lifting: the lower end of ISSN 2017's 2.3–3.1. */
export const PROTEIN_G_PER_LEAN_KG = 2.3;

/** Least share of energy from protein: within the AMDR, near what mixed meals give. Our rule. */
export const PROTEIN_SHARE = { rest: 0.15, usual: 0.15, endurance: 0.15, strength: 0.18 };
/** Share of energy from fat before the ranges apply: less on endurance days, for carbohydrate. Our rule. */
export const FAT_SHARE = { rest: 0.3, usual: 0.3, endurance: 0.25, strength: 0.28 };

/** g per 1000 kcal, all ages. IOM 2005, DGA 2020–25. EFSA 2010 asks adults for 25 g whatever they eat. */
export const FIBRE_G_PER_1000_KCAL = 14;
/** Share of energy. DGA 2020–25 and 2025–30, WHO 2023: at most 10 %. EFSA 2010: as little as possible. */
export const SATURATED_FAT_SHARE = 0.1;
/** Share of energy from added sugar. DGA 2020–25 and WHO 2015 (free sugars): less than 10 %. */
export const ADDED_SUGAR_SHARE = 0.1;
/** g. DGA 2025–30: at most 10 g in a meal, better none. EFSA 2022: as little as possible. */
export const ADDED_SUGAR_MEAL_G = 10;
/** mg/day by age from which it holds: chronic disease risk reduction intakes, NASEM 2019, as in the DGA 2025–30. (WHO asks adults for under 2000.) */
export const SODIUM_MAX_MG = { under9: 1500, under14: 1800, from14: 2300 };

/**
 * How expenditure is learned from the weight log (docs/adr/0012-expenditure-adapts.md).
 *
 * Standard deviation of true expenditure as a multiple of the formula's. Mifflin–St Jeor is within 10 % of measured rest
 * for some 70–80 % of adults (Frankenfield et al. 2005, J Am Diet Assoc 105:775); the day's activity adds its own error.
 */
export const EXPENDITURE_FACTOR_PRIOR_SD = 0.1;
/** By how much that factor may wander in a day, standard deviation: some 2 % in two months. Our rule. */
export const EXPENDITURE_FACTOR_DRIFT = 0.0025;
/** The factor is never believed outside of these: lower is rather food that was not planned than a metabolism. Our rule. */
export const EXPENDITURE_FACTOR_RANGE = { min: 0.8, max: 1.25 };

/**
 * kg, deviation of the water, salt and gut content that come and go, and how much of it is left the next day; kg, what
 * clothes and the scale add. A third of the changes from one day to the next are 0.5 kg or more (Robinson & Watson
 * 1965, Br J Nutr 19:225), which these give together: about 0.6 kg from day to day, 0.7 kg in all.
 */
export const WATER_SD_KG = 0.6;
export const WATER_DAY_TO_DAY = 0.75;
export const SCALE_ERROR_KG = 0.3;

/** Share of a day's expenditure by which portions eaten and activity measured may miss, deviation of a day. Our rule. */
export const KNOWN_DAY_ERROR_SHARE = 0.22;
/** kcal, deviation of the balance of a day of which the intake is not known. Our rule. */
export const UNKNOWN_DAY_ERROR_KCAL = 1000;

/** Standard deviations from which a weighing is no weighing but an error (7.5 for 75). Our rule. */
export const OUTLIER_FROM_SD = 4;

/**
 * From when the estimate is used: two weeks of known days and of weighings, and three tenths of the doubt gone (what
 * doubt remains holds the factor back by itself). Over less than two weeks the scale shows mostly water. Our rule.
 */
export const MIN_ADAPTATION_DAYS = 14;
export const MIN_ADAPTATION_WEIGHINGS = 4;
export const MIN_ADAPTATION_CONFIDENCE = 0.3;
/** Days back from the plan's that count. Older ones tell of another season, another job, another body. Our rule. */
export const ADAPTATION_WINDOW_DAYS = 60;
