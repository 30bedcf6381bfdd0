import { Migration } from '@mikro-orm/migrations';

/** Days that clouds said have changed, by webhook: what is to be fetched, and when. */
export class Migration20261124ChangedDays extends Migration {
  override name = 'Migration20261124ChangedDays';

  override up(): void {
    this.addSql(
      `create table "changed_days" ("user_id" uuid not null, "provider" text not null, "local_date" date not null, "events" int not null, "changed_at" timestamptz not null, "due_at" timestamptz null, "fetched_at" timestamptz null, primary key ("user_id", "provider", "local_date"));`,
    );
    this.addSql(
      `alter table "changed_days" add constraint "changed_days_provider_check" check ("provider" in ('google_health', 'fitbit', 'google_fit'));`,
    );
    this.addSql(
      `alter table "changed_days" add constraint "changed_days_user_id_foreign" foreign key ("user_id") references "users" ("id") on delete cascade;`,
    );
    this.addSql(
      `create index changed_days_due_index on changed_days (provider, due_at) where due_at is not null;`,
    );
  }
}
