import { Migration } from '@mikro-orm/migrations';

/** What each device told, beside the one report of a source and day that is made of it. */
export class Migration20261201ActivityDevices extends Migration {
  override name = 'Migration20261201ActivityDevices';

  override up(): void {
    this.addSql(
      `create table "activity_device_reports" ("user_id" uuid not null, "local_date" date not null, "source" text not null, "device" varchar(100) not null, "steps" int null, "active_energy_kcal" double precision null, "total_energy_kcal" double precision null, "distance_m" double precision null, "exercise_min" int null, "complete" boolean not null, "recorded_at" timestamptz not null, primary key ("user_id", "local_date", "source", "device"));`,
    );
    this.addSql(
      `alter table "activity_device_reports" add constraint "activity_device_reports_source_check" check ("source" in ('health_connect', 'healthkit', 'google_health', 'fitbit', 'google_fit'));`,
    );
    this.addSql(
      `alter table "activity_device_reports" add constraint "activity_device_reports_user_id_foreign" foreign key ("user_id") references "users" ("id") on delete cascade;`,
    );
    this.addSql(`alter table "device_workouts" add column "device" varchar(100) null;`);
  }
}
