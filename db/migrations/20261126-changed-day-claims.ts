import { Migration } from '@mikro-orm/migrations';

/** A claim on a changed day has a random name: workflows speak of it without saying whose day it is. */
export class Migration20261126ChangedDayClaims extends Migration {
  override name = 'Migration20261126ChangedDayClaims';

  override up(): void {
    this.addSql('alter table "changed_days" add column "claim_id" uuid null;');
    this.addSql(
      'alter table "changed_days" add constraint "changed_days_claim_id_unique" unique ("claim_id");',
    );
  }
}
