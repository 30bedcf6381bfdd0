import { Migration } from '@mikro-orm/migrations';

/** Workouts that devices recorded, beside the ones that users log. */
export class Migration20261124DeviceWorkouts extends Migration {
  override name = 'Migration20261124DeviceWorkouts';

  override up(): void {
    this.addSql(
      `create table "device_workouts" ("user_id" uuid not null, "source" text not null, "external_id" varchar(200) not null, "local_date" date not null, "started_at" timestamptz null, "local_start" varchar(5) null, "duration_min" double precision not null, "gross_energy_kcal" double precision null, "steps" int null, "distance_m" double precision null, "label" varchar(100) not null, primary key ("user_id", "source", "external_id"));`,
    );
    this.addSql(
      `alter table "device_workouts" add constraint "device_workouts_source_check" check ("source" in ('health_connect', 'healthkit', 'google_health', 'fitbit', 'google_fit'));`,
    );
    this.addSql(
      `alter table "device_workouts" add constraint "device_workouts_user_id_foreign" foreign key ("user_id") references "users" ("id") on delete cascade;`,
    );
    this.addSql(
      `create index "device_workouts_user_id_local_date_index" on "device_workouts" ("user_id", "local_date");`,
    );
  }
}
