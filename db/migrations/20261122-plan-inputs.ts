import { Migration } from '@mikro-orm/migrations';

/** What each plan was made from, so that `npm run plan -- explain` can make it again. */
export class Migration20261122PlanInputs extends Migration {
  override name = 'Migration20261122PlanInputs';

  override up(): void {
    this.addSql(
      `create table "plan_inputs" ("user_id" uuid not null, "local_date" date not null, "revision" int not null, "made_from" jsonb not null, primary key ("user_id", "local_date"));`,
    );
    this.addSql(
      `alter table "plan_inputs" add constraint "plan_inputs_user_id_local_date_foreign" foreign key ("user_id", "local_date") references "plans" ("user_id", "local_date") on update cascade on delete cascade;`,
    );
  }
}
