import { Migration } from '@mikro-orm/migrations';

/** Minutes to cook for each meal, apart for weekdays and weekends, beside the one limit for all. */
export class Migration20261122CookingMinutes extends Migration {
  override name = 'Migration20261122CookingMinutes';

  override up(): void {
    this.addSql(`alter table "preferences" add column "cooking_minutes" jsonb null;`);
  }
}
