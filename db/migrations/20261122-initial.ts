import { Migration } from '@mikro-orm/migrations';

/** Makes the audit log append-only: what operators did stays, whoever holds the connection. */
const APPEND_ONLY_AUDIT = `
create function refuse_audit_change() returns trigger language plpgsql as $$
begin
  raise exception 'audit_entries is append-only';
end $$;
create trigger audit_entries_append_only before update or delete or truncate on audit_entries
  for each statement execute function refuse_audit_change();`;

/** The first schema. */
export class Migration20261122Initial extends Migration {
  override name = 'Migration20261122Initial';

  override up(): void {
    this.addSql(`create table "audit_entries" ("id" uuid not null, "at" timestamptz not null, "actor" varchar(100) not null, "action" varchar(60) not null, "details" jsonb not null, primary key ("id"));`);
    this.addSql(`create index "audit_entries_at_index" on "audit_entries" ("at");`);
    this.addSql(`create table "idempotency_keys" ("scope" varchar(200) not null, "key" varchar(255) not null, "body_hash" varchar(64) not null, "resource_id" uuid not null, "response_status" int null, "response_body" jsonb null, "response_headers" jsonb null, "created_at" timestamptz not null, "started_at" timestamptz not null, primary key ("scope", "key"));`);
    this.addSql(`create index "idempotency_keys_created_at_index" on "idempotency_keys" ("created_at");`);
    this.addSql(`create table "night_zones" ("time_zone" varchar(64) not null, "local_date" date not null, "started" int not null, "opened_at" timestamptz not null, "finished_at" timestamptz null, primary key ("time_zone", "local_date"));`);
    this.addSql(`create table "one_time_codes" ("id" uuid not null, "phone" varchar(20) not null, "code_hash" varchar(64) not null, "wrong_tries" int not null, "used_at" timestamptz null, "created_at" timestamptz not null, "expires_at" timestamptz not null, primary key ("id"));`);
    this.addSql(`create index "one_time_codes_phone_created_at_index" on "one_time_codes" ("phone", "created_at");`);
    this.addSql(`create index "one_time_codes_expires_at_index" on "one_time_codes" ("expires_at");`);
    this.addSql(`create table "users" ("id" uuid not null, "phone" varchar(20) not null, "role" text not null, "erasing" boolean not null default false, "consent_version" varchar(20) not null, "consent_at" timestamptz not null, "created_at" timestamptz not null, primary key ("id"));`);
    this.addSql(`alter table "users" add constraint "users_phone_unique" unique ("phone");`);
    this.addSql(`alter table "users" add constraint "users_role_check" check ("role" in ('user', 'ops'));`);
    this.addSql(`create table "recipe_feedback" ("user_id" uuid not null, "recipe_id" varchar(80) not null, "verdict" text not null, "updated_at" timestamptz not null, primary key ("user_id", "recipe_id"));`);
    this.addSql(`alter table "recipe_feedback" add constraint "recipe_feedback_verdict_check" check ("verdict" in ('like', 'dislike'));`);
    this.addSql(`create table "push_devices" ("id" uuid not null, "user_id" uuid not null, "kind" text not null, "target" jsonb not null, "target_hash" varchar(64) not null, "created_at" timestamptz not null, primary key ("id"));`);
    this.addSql(`alter table "push_devices" add constraint "push_devices_target_hash_unique" unique ("target_hash");`);
    this.addSql(`create index "push_devices_user_id_index" on "push_devices" ("user_id");`);
    this.addSql(`alter table "push_devices" add constraint "push_devices_kind_check" check ("kind" in ('web', 'expo', 'fcm'));`);
    this.addSql(`create table "push_deliveries" ("user_id" uuid not null, "local_date" date not null, "status" text not null, "delivered_to" jsonb not null, "attempts" int not null, "last_code" varchar(60) null, "updated_at" timestamptz not null, primary key ("user_id", "local_date"));`);
    this.addSql(`create index "push_deliveries_local_date_status_index" on "push_deliveries" ("local_date", "status");`);
    this.addSql(`alter table "push_deliveries" add constraint "push_deliveries_status_check" check ("status" in ('pending', 'delivered', 'no_device', 'gave_up'));`);
    this.addSql(`create table "provider_connections" ("user_id" uuid not null, "provider" text not null, "status" text not null, "updated_at" timestamptz not null, primary key ("user_id", "provider"));`);
    this.addSql(`alter table "provider_connections" add constraint "provider_connections_provider_check" check ("provider" in ('google_health', 'fitbit', 'google_fit'));`);
    this.addSql(`alter table "provider_connections" add constraint "provider_connections_status_check" check ("status" in ('active', 'revoked', 'sunset'));`);
    this.addSql(`create table "profiles" ("user_id" uuid not null, "birth_date" date not null, "sex" text not null, "height_cm" double precision not null, "mass_kg" double precision not null, "body_fat_percent" double precision null, "target_mass_kg" double precision null, "pace_kg_per_week" double precision not null, "goal" text not null, "baseline_activity" text not null, "time_zone" varchar(64) not null, "wake_up_time" varchar(5) not null, "locale" varchar(35) not null, "units" text not null, "life_stage" text not null, "clinician_target" jsonb null, "revision" int not null, "updated_at" timestamptz not null, primary key ("user_id"));`);
    this.addSql(`create index "profiles_time_zone_wake_up_time_user_id_index" on "profiles" ("time_zone", "wake_up_time", "user_id");`);
    this.addSql(`alter table "profiles" add constraint "profiles_sex_check" check ("sex" in ('female', 'male', 'unspecified'));`);
    this.addSql(`alter table "profiles" add constraint "profiles_goal_check" check ("goal" in ('lose', 'maintain', 'gain'));`);
    this.addSql(`alter table "profiles" add constraint "profiles_baseline_activity_check" check ("baseline_activity" in ('sedentary', 'light', 'moderate', 'high', 'very_high'));`);
    this.addSql(`alter table "profiles" add constraint "profiles_units_check" check ("units" in ('metric', 'us'));`);
    this.addSql(`alter table "profiles" add constraint "profiles_life_stage_check" check ("life_stage" in ('none', 'pregnant', 'breastfeeding'));`);
    this.addSql(`create table "preferences" ("user_id" uuid not null, "diet" text not null, "allergens" jsonb not null, "disliked_foods" jsonb not null, "disliked_recipes" jsonb not null, "liked_cuisines" jsonb not null, "max_cooking_minutes" int null, "revision" int not null, "updated_at" timestamptz not null, primary key ("user_id"));`);
    this.addSql(`alter table "preferences" add constraint "preferences_diet_check" check ("diet" in ('omnivore', 'pescatarian', 'vegetarian', 'vegan', 'halal', 'kosher_style'));`);
    this.addSql(`create table "plans" ("user_id" uuid not null, "local_date" date not null, "time_zone" varchar(64) not null, "revision" int not null, "degraded" boolean not null, "activity_outcome" varchar(40) not null, "document" jsonb not null, "opened_at" timestamptz null, "cache_stale" boolean not null default false, "created_at" timestamptz not null, "updated_at" timestamptz not null, primary key ("user_id", "local_date"));`);
    this.addSql(`create index "plans_local_date_time_zone_index" on "plans" ("local_date", "time_zone");`);
    this.addSql(`create index plans_cache_stale_index on plans (local_date) where cache_stale;`);
    this.addSql(`create table "night_failures" ("user_id" uuid not null, "local_date" date not null, "step" text not null, "time_zone" varchar(64) not null, "code" varchar(60) not null, "occurrences" int not null, "first_at" timestamptz not null, "last_at" timestamptz not null, "resolved_at" timestamptz null, primary key ("user_id", "local_date", "step"));`);
    this.addSql(`create index "night_failures_local_date_code_index" on "night_failures" ("local_date", "code");`);
    this.addSql(`alter table "night_failures" add constraint "night_failures_step_check" check ("step" in ('sync', 'compute', 'select', 'cache', 'notify'));`);
    this.addSql(`create table "login_sessions" ("id" uuid not null, "user_id" uuid not null, "device_name" varchar(80) null, "token_hash" varchar(64) not null, "previous_token_hash" varchar(64) null, "rotated_at" timestamptz not null, "created_at" timestamptz not null, "last_used_at" timestamptz not null, "expires_at" timestamptz not null, "revoked_at" timestamptz null, "revoked_reason" varchar(40) null, primary key ("id"));`);
    this.addSql(`alter table "login_sessions" add constraint "login_sessions_token_hash_unique" unique ("token_hash");`);
    this.addSql(`alter table "login_sessions" add constraint "login_sessions_previous_token_hash_unique" unique ("previous_token_hash");`);
    this.addSql(`create index "login_sessions_user_id_index" on "login_sessions" ("user_id");`);
    this.addSql(`create table "day_targets" ("user_id" uuid not null, "local_date" date not null, "targets" jsonb not null, "updated_at" timestamptz not null, primary key ("user_id", "local_date"));`);
    this.addSql(`create table "body_masses" ("user_id" uuid not null, "local_date" date not null, "mass_kg" double precision not null, "recorded_at" timestamptz not null, primary key ("user_id", "local_date"));`);
    this.addSql(`create table "activity_reports" ("user_id" uuid not null, "local_date" date not null, "source" text not null, "steps" int null, "active_energy_kcal" double precision null, "total_energy_kcal" double precision null, "distance_m" double precision null, "exercise_min" int null, "complete" boolean not null, "recorded_at" timestamptz not null, "revision" int not null, primary key ("user_id", "local_date", "source"));`);
    this.addSql(`alter table "activity_reports" add constraint "activity_reports_source_check" check ("source" in ('health_connect', 'healthkit', 'google_health', 'fitbit', 'google_fit'));`);
    this.addSql(`create table "workouts" ("id" uuid not null, "user_id" uuid not null, "local_date" date not null, "started_at" timestamptz null, "met_code" varchar(5) not null, "intensity" text not null, "duration_min" int not null, "energy_kcal" double precision null, "net_energy_kcal" double precision not null, "steps" int null, "note" text null, "revision" int not null, "created_at" timestamptz not null, "updated_at" timestamptz not null, primary key ("id"));`);
    this.addSql(`create index "workouts_user_id_local_date_index" on "workouts" ("user_id", "local_date");`);
    this.addSql(`alter table "workouts" add constraint "workouts_intensity_check" check ("intensity" in ('light', 'moderate', 'vigorous'));`);
    this.addSql(`alter table "recipe_feedback" add constraint "recipe_feedback_user_id_foreign" foreign key ("user_id") references "users" ("id") on delete cascade;`);
    this.addSql(`alter table "push_devices" add constraint "push_devices_user_id_foreign" foreign key ("user_id") references "users" ("id") on delete cascade;`);
    this.addSql(`alter table "push_deliveries" add constraint "push_deliveries_user_id_foreign" foreign key ("user_id") references "users" ("id") on delete cascade;`);
    this.addSql(`alter table "provider_connections" add constraint "provider_connections_user_id_foreign" foreign key ("user_id") references "users" ("id") on delete cascade;`);
    this.addSql(`alter table "profiles" add constraint "profiles_user_id_foreign" foreign key ("user_id") references "users" ("id") on update cascade on delete cascade;`);
    this.addSql(`alter table "preferences" add constraint "preferences_user_id_foreign" foreign key ("user_id") references "users" ("id") on update cascade on delete cascade;`);
    this.addSql(`alter table "plans" add constraint "plans_user_id_foreign" foreign key ("user_id") references "users" ("id") on delete cascade;`);
    this.addSql(`alter table "night_failures" add constraint "night_failures_user_id_foreign" foreign key ("user_id") references "users" ("id") on delete cascade;`);
    this.addSql(`alter table "login_sessions" add constraint "login_sessions_user_id_foreign" foreign key ("user_id") references "users" ("id") on delete cascade;`);
    this.addSql(`alter table "day_targets" add constraint "day_targets_user_id_foreign" foreign key ("user_id") references "users" ("id") on delete cascade;`);
    this.addSql(`alter table "body_masses" add constraint "body_masses_user_id_foreign" foreign key ("user_id") references "users" ("id") on delete cascade;`);
    this.addSql(`alter table "activity_reports" add constraint "activity_reports_user_id_foreign" foreign key ("user_id") references "users" ("id") on delete cascade;`);
    this.addSql(`alter table "workouts" add constraint "workouts_user_id_foreign" foreign key ("user_id") references "users" ("id") on delete cascade;`);
    this.addSql(APPEND_ONLY_AUDIT);
  }
}
