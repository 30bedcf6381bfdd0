import { Migration } from '@mikro-orm/migrations';

const SLOTS = ['breakfast', 'lunch', 'dinner', 'snack'];

/** The option of a slot that was chosen, or its first: the plan's default. */
const chosenKcal = (slot: string) => `(coalesce(
  jsonb_path_query_first("document", '$.meals.${slot}[*] ? (@.recipeId == $.choices.${slot}).nutrition.energyKcal'),
  "document" #> '{meals,${slot},0,nutrition,energyKcal}'))::double precision`;

/** Energy of one chosen option of each slot, kcal; null where a slot is empty. */
export const CHOSEN_KCAL = SLOTS.map(chosenKcal).join(' + ');

/**
 * Energy of what was chosen in a plan, so that two months of intake are read without two months of documents. The
 * database computes it: no write of a plan can forget it, and plans that are there already have it.
 */
export class Migration20261122ChosenEnergy extends Migration {
  override name = 'Migration20261122ChosenEnergy';

  override up(): void {
    this.addSql(
      `alter table "plans" add column "chosen_kcal" double precision generated always as (${CHOSEN_KCAL}) stored;`,
    );
  }
}
