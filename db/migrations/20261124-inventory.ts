import { Migration } from '@mikro-orm/migrations';

const APPEND_ONLY_LEDGER = `
create function apply_inventory_entry() returns trigger language plpgsql as $$
begin
  update inventory_lots set
    stock = stock + new.stock_change,
    reserved = reserved + new.reserved_change,
    added = added + case when new.kind = 'added' then new.stock_change else 0 end,
    place = coalesce(new.place, place),
    revision = revision + 1
  where id = new.lot_id and user_id = new.user_id;
  if not found then
    raise exception 'inventory entry without its lot';
  end if;
  return new;
end $$;
create trigger inventory_entries_apply before insert on inventory_entries
  for each row execute function apply_inventory_entry();
create function refuse_inventory_change() returns trigger language plpgsql as $$
begin
  -- Only with the person goes what was written of them.
  if tg_op = 'DELETE' and not exists (select 1 from users where id = old.user_id) then
    return old;
  end if;
  raise exception 'inventory_entries is append-only';
end $$;
create trigger inventory_entries_append_only before update or delete on inventory_entries
  for each row execute function refuse_inventory_change();`;

/**
 * What people have at home. A lot's stock is the sum of its ledger whoever writes: the database adds each line up as it
 * comes, and refuses one that would leave less than nothing, or less than is reserved.
 */
export class Migration20261124Inventory extends Migration {
  override name = 'Migration20261124Inventory';

  override up(): void {
    this.addSql(
      `create table "inventory_lots" ("id" uuid not null, "user_id" uuid not null, "food_id" varchar(80) null, "recipe_id" varchar(80) null, "barcode" varchar(14) null, "name" varchar(80) not null, "measure" text not null, "unit" text not null, "unit_size" double precision not null, "place" text not null, "bought_on" date not null, "best_before" date null, "price" jsonb null, "added" numeric(12,3) not null default 0, "stock" numeric(12,3) not null default 0, "reserved" numeric(12,3) not null default 0, "revision" int not null default 0, "created_at" timestamptz not null, primary key ("id"));`,
    );
    this.addSql(
      `alter table "inventory_lots" add constraint "inventory_lots_measure_check" check ("measure" in ('g', 'ml', 'piece'));`,
    );
    this.addSql(
      `alter table "inventory_lots" add constraint "inventory_lots_place_check" check ("place" in ('pantry', 'fridge', 'freezer'));`,
    );
    this.addSql(
      `alter table "inventory_lots" add constraint "inventory_lots_stock_check" check (stock >= 0 and reserved >= 0 and reserved <= stock);`,
    );
    this.addSql(
      `create index "inventory_lots_in_stock_index" on "inventory_lots" ("user_id", "best_before") where stock > 0;`,
    );
    this.addSql(
      `create table "inventory_entries" ("position" bigint generated always as identity, "user_id" uuid not null, "lot_id" uuid not null, "action" uuid not null, "line" int not null, "kind" text not null, "stock_change" numeric(12,3) not null, "reserved_change" numeric(12,3) not null, "discard_reason" text null, "place" text null, "plan_date" date null, "recipe_id" varchar(80) null, "at" timestamptz not null, primary key ("position"));`,
    );
    this.addSql(
      `alter table "inventory_entries" add constraint "inventory_entries_kind_check" check ("kind" in ('added', 'consumed', 'discarded', 'corrected', 'reserved', 'released', 'moved'));`,
    );
    this.addSql(
      `alter table "inventory_entries" add constraint "inventory_entries_user_id_action_line_unique" unique ("user_id", "action", "line");`,
    );
    this.addSql(
      `create index "inventory_entries_lot_id_position_index" on "inventory_entries" ("lot_id", "position");`,
    );
    this.addSql(
      `create index "inventory_entries_user_id_position_index" on "inventory_entries" ("user_id", "position");`,
    );
    this.addSql(
      `create table "user_products" ("user_id" uuid not null, "barcode" varchar(14) not null, "name" varchar(80) not null, "food_id" varchar(80) null, "measure" text not null, "amount" double precision not null, "updated_at" timestamptz not null, primary key ("user_id", "barcode"));`,
    );
    for (const table of ['inventory_lots', 'inventory_entries', 'user_products']) {
      this.addSql(
        `alter table "${table}" add constraint "${table}_user_id_foreign" foreign key ("user_id") references "users" ("id") on delete cascade;`,
      );
    }
    this.addSql(
      `alter table "inventory_entries" add constraint "inventory_entries_lot_id_foreign" foreign key ("lot_id") references "inventory_lots" ("id") on delete cascade;`,
    );
    this.addSql(APPEND_ONLY_LEDGER);
  }
}
