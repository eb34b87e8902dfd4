import { execute } from "../lib/postgres.mjs"

/** Variants with a counted item each, and lines of every open quote. */
export const VARIANTS = 500
const LINES = 3

/** One real row of a table, as many times over with other values. */
const copies = (table, where, count, values) => `
  insert into ${table} select r.* from (select * from ${table} ${where} limit 1) t, generate_series(1, ${count}) g,
    lateral jsonb_populate_record(null::${table}, to_jsonb(t) || jsonb_build_object(${values})) r;`

/** Goods for the open quotes of the bench: what is accepted there was ordered long ago, so that it wants nothing. */
export async function loadGoods(url) {
  const amount = (name, value) =>
    `'${name}', ${value}, 'raw_${name}', jsonb_build_object('value', (${value})::text, 'precision', 20)`
  await execute(
    url,
    `begin;
     set local session_replication_role = replica;
     ${copies("product", "where deleted_at is null", VARIANTS, `'id', 'prod_b' || g, 'handle', 'bench-' || g, 'title', 'Shelf ' || g`)}
     ${copies("product_variant", "where manage_inventory and deleted_at is null", VARIANTS, `'id', 'var_b' || g, 'product_id', 'prod_b' || g, 'sku', 'SHELF-' || g, 'barcode', null, 'ean', null, 'upc', null`)}
     ${copies("inventory_item", "where deleted_at is null", VARIANTS, `'id', 'iitem_b' || g, 'sku', 'SHELF-' || g`)}
     ${copies(
       "inventory_level",
       "where deleted_at is null and location_id in (select stock_location_id from sales_channel_stock_location c join crm_quote q on q.sales_channel_id = c.sales_channel_id where c.deleted_at is null)",
       VARIANTS,
       `'id', 'ilev_b' || g, 'inventory_item_id', 'iitem_b' || g, ${amount("stocked_quantity", "200 + g * 3 % 900")}, ${amount("reserved_quantity", "g % 40")}`
     )}
     insert into product_variant_inventory_item (id, variant_id, inventory_item_id, required_quantity)
       select 'pvitem_b' || g, 'var_b' || g, 'iitem_b' || g, 1 from generate_series(1, ${VARIANTS}) g;
     insert into crm_quote_item select r.* from (select * from crm_quote_item where deleted_at is null and kind = 'item' limit 1) t,
         (select id, substr(id, 4)::int as g from crm_quote where id like 'bq\\_%' and status = 'sent') q, generate_series(1, ${LINES}) n,
       lateral jsonb_populate_record(null::crm_quote_item, to_jsonb(t) || jsonb_build_object('id', 'bqi_' || q.g || '_' || n, 'quote_id', q.id, 'position', n,
         'variant_id', 'var_b' || (1 + (q.g * 7 + n * 13) % ${VARIANTS}), 'is_optional', false, 'alternative_group', null, ${amount("quantity", "1 + (q.g + n) % 5")})) r;
     commit`
  )
  await execute(url, "select crm_rebuild_demand()")
}
