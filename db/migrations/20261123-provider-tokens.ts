import { Migration } from '@mikro-orm/migrations';

/** Connections hold their tokens, sealed, and which cloud account they are. */
export class Migration20261123ProviderTokens extends Migration {
  override name = 'Migration20261123ProviderTokens';

  override up(): void {
    this.addSql(
      `alter table "provider_connections" add column "external_user_id" text null, add column "sealed_tokens" text null, add column "connected_at" timestamptz not null default now(), add column "refresh_claim" uuid null, add column "refresh_until" timestamptz null;`,
    );
    this.addSql(`alter table "provider_connections" alter column "connected_at" drop default;`);
    this.addSql(
      `alter table "provider_connections" add constraint "provider_connections_provider_external_user_id_unique" unique ("provider", "external_user_id");`,
    );
  }
}
