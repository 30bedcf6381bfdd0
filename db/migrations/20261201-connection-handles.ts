import { Migration } from '@mikro-orm/migrations';

/** The provider's answer to an authorization, kept until the user who began it claims it by its handle. */
export class Migration20261201ConnectionHandles extends Migration {
  override name = 'Migration20261201ConnectionHandles';

  override up(): void {
    this.addSql(`alter table "provider_authorizations" add column "sealed_answer" text null;`);
  }
}
