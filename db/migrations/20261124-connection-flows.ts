import { Migration } from '@mikro-orm/migrations';

/**
 * Consents on their way in and out: authorizations that wait for the browser, ended consents that the cloud has yet to
 * be told of, and whether a connection's webhooks are ordered and its end was told to the user.
 */
export class Migration20261124ConnectionFlows extends Migration {
  override name = 'Migration20261124ConnectionFlows';

  override up(): void {
    this.addSql(
      `create table "provider_authorizations" ("state_hash" varchar(64) not null, "user_id" uuid not null, "provider" text not null, "sealed_verifier" text not null, "return_to" text null, "expires_at" timestamptz not null, primary key ("state_hash"));`,
    );
    this.addSql(
      `alter table "provider_authorizations" add constraint "provider_authorizations_user_id_foreign" foreign key ("user_id") references "users" ("id") on delete cascade;`,
    );
    this.addSql(
      `alter table "provider_authorizations" add constraint "provider_authorizations_provider_check" check ("provider" in ('google_health', 'fitbit', 'google_fit'));`,
    );
    this.addSql(
      `create index "provider_authorizations_user_id_index" on "provider_authorizations" ("user_id");`,
    );
    this.addSql(
      `create index "provider_authorizations_expires_at_index" on "provider_authorizations" ("expires_at");`,
    );
    // The user may go first: what is left then names nobody.
    this.addSql(
      `create table "ended_consents" ("id" uuid not null, "user_id" uuid null, "provider" text not null, "sealed_tokens" text not null, "ended_at" timestamptz not null, primary key ("id"));`,
    );
    this.addSql(
      `alter table "ended_consents" add constraint "ended_consents_user_id_foreign" foreign key ("user_id") references "users" ("id") on delete set null;`,
    );
    this.addSql(
      `alter table "ended_consents" add constraint "ended_consents_provider_check" check ("provider" in ('google_health', 'fitbit', 'google_fit'));`,
    );
    this.addSql(`create index "ended_consents_user_id_index" on "ended_consents" ("user_id");`);
    this.addSql(`create index "ended_consents_ended_at_index" on "ended_consents" ("ended_at");`);
    this.addSql(
      `alter table "provider_connections" add column "webhooks" text not null default 'none', add column "told_at" timestamptz null;`,
    );
    this.addSql(
      `alter table "provider_connections" add constraint "provider_connections_webhooks_check" check ("webhooks" in ('none', 'wanted', 'ordered'));`,
    );
    this.addSql(
      `create index "provider_connections_webhooks_wanted" on "provider_connections" ("connected_at") where "webhooks" = 'wanted';`,
    );
  }
}
