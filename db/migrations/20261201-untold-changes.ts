import { Migration } from '@mikro-orm/migrations';

/** Changes that the nights are still to be told of: written with the change, gone when they were told. */
export class Migration20261201UntoldChanges extends Migration {
  override name = 'Migration20261201UntoldChanges';

  override up(): void {
    this.addSql(
      `create table "untold_changes" ("id" uuid not null, "user_id" uuid not null, "kind" text not null, "local_date" date null, "previous_time_zone" varchar(64) null, "noted_at" timestamptz not null, primary key ("id"));`,
    );
    this.addSql(
      `alter table "untold_changes" add constraint "untold_changes_kind_check" check ("kind" in ('profile', 'preferences', 'activity'));`,
    );
    this.addSql(
      `alter table "untold_changes" add constraint "untold_changes_user_id_foreign" foreign key ("user_id") references "users" ("id") on delete cascade;`,
    );
    this.addSql('create index "untold_changes_user_id_index" on "untold_changes" ("user_id");');
    this.addSql('create index "untold_changes_noted_at_index" on "untold_changes" ("noted_at");');
  }
}
