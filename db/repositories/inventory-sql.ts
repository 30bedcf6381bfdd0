import { isoInstantSql } from '../sql.ts';

const DAY = 'YYYY-MM-DD';

/** A lot as the domain's schema has it. Alias `l`. */
export const LOT_JSON = `jsonb_strip_nulls(jsonb_build_object(
  'id', l.id, 'foodId', l.food_id, 'recipeId', l.recipe_id, 'barcode', l.barcode, 'name', l.name,
  'measure', l.measure, 'unit', l.unit, 'unitSize', l.unit_size, 'place', l.place,
  'boughtOn', to_char(l.bought_on, '${DAY}'), 'bestBefore', to_char(l.best_before, '${DAY}'), 'price', l.price,
  'added', l.added, 'stock', l.stock, 'reserved', l.reserved, 'revision', l.revision,
  'createdAt', ${isoInstantSql('l.created_at')}))`;

/** A line of the ledger as the domain's schema has it. Alias `e`. */
export const ENTRY_JSON = `jsonb_strip_nulls(jsonb_build_object(
  'position', e.position, 'lotId', e.lot_id, 'kind', e.kind, 'stockChange', e.stock_change,
  'reservedChange', e.reserved_change, 'discardReason', e.discard_reason, 'place', e.place,
  'planDate', to_char(e.plan_date, '${DAY}'), 'recipeId', e.recipe_id, 'at', ${isoInstantSql('e.at')}))`;

/** What plans count on, of the lots `?` of which something is reserved. */
export const RESERVATIONS = `
  select e.lot_id as "lotId", to_char(e.plan_date, '${DAY}') as "planDate", sum(e.reserved_change)::double precision as amount
  from inventory_lots l join inventory_entries e on e.lot_id = l.id
  where l.user_id = ? and l.reserved > 0 and e.plan_date is not null
  group by e.lot_id, e.plan_date having sum(e.reserved_change) > 0
  order by e.plan_date, e.lot_id`;

const FACTS = `id uuid, "foodId" text, "recipeId" text, barcode text, name text, measure text, unit text,
  "unitSize" double precision, place text, "boughtOn" date, "bestBefore" date, price jsonb`;

/** Lots from the JSON array `?`, of user `?`, at `?`. */
export const INSERT_LOTS = `
  with given as (select * from jsonb_to_recordset(?::jsonb) as r(${FACTS}))
  insert into inventory_lots (id, user_id, food_id, recipe_id, barcode, name, measure, unit, unit_size, place,
    bought_on, best_before, price, created_at)
  select id, ?, "foodId", "recipeId", barcode, name, measure, unit, "unitSize", place, "boughtOn", "bestBefore",
    price, ? from given`;

/** Facts of lots from the JSON array `?`, of user `?`. */
export const UPDATE_LOTS = `
  with given as (select * from jsonb_to_recordset(?::jsonb) as r(${FACTS}))
  update inventory_lots l set food_id = g."foodId", name = g.name, measure = g.measure, unit = g.unit,
    unit_size = g."unitSize", place = g.place, bought_on = g."boughtOn", best_before = g."bestBefore", price = g.price
  from given g where l.id = g.id and l.user_id = ?`;

/** Lines from the JSON array `?`, in its order: user `?`, action `?`, moment `?`. */
export const INSERT_ENTRIES = `
  insert into inventory_entries (user_id, lot_id, action, line, kind, stock_change, reserved_change, discard_reason,
    place, plan_date, recipe_id, at)
  select ?, (r.entry->>'lotId')::uuid, ?, r.line, r.entry->>'kind', (r.entry->>'stockChange')::numeric,
    (r.entry->>'reservedChange')::numeric, r.entry->>'discardReason', r.entry->>'place',
    (r.entry->>'planDate')::date, r.entry->>'recipeId', ?
  from jsonb_array_elements(?::jsonb) with ordinality as r(entry, line) order by r.line`;
