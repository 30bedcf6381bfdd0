import { Migration } from '@mikro-orm/migrations';

/** Bills and photos on their way to becoming stock: what was read of them, and what was decided. */
export class Migration20261125GroceryImports extends Migration {
  override name = 'Migration20261125GroceryImports';

  override up(): void {
    this.addSql(
      `create table "grocery_imports" ("id" uuid not null, "user_id" uuid not null, "kind" text not null, "media_type" text not null, "status" text not null, "code" text null, "reader" varchar(80) null, "reading" jsonb null, "review" jsonb null, "decisions" jsonb null, "revision" int not null default 1, "created_at" timestamptz not null, "updated_at" timestamptz not null, primary key ("id"));`,
    );
    this.addSql(
      `alter table "grocery_imports" add constraint "grocery_imports_user_id_foreign" foreign key ("user_id") references "users" ("id") on delete cascade;`,
    );
    this.addSql(
      `alter table "grocery_imports" add constraint "grocery_imports_kind_check" check ("kind" in ('bill', 'items'));`,
    );
    this.addSql(
      `alter table "grocery_imports" add constraint "grocery_imports_status_check" check ("status" in ('received', 'preparing', 'reading', 'matching', 'review', 'confirmed', 'discarded', 'no_receipt', 'failed'));`,
    );
    this.addSql(
      `alter table "grocery_imports" add constraint "grocery_imports_review_check" check ("review" is not null or "status" not in ('review', 'confirmed'));`,
    );
    this.addSql(
      `create index grocery_imports_user_id_created_at_index on grocery_imports (user_id, created_at desc, id desc);`,
    );
    this.addSql(
      `create index grocery_imports_working_index on grocery_imports (updated_at) where status in ('received', 'preparing', 'reading', 'matching');`,
    );
  }
}
