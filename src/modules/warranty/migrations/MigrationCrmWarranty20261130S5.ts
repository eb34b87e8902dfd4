import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/**
 * The entitlements that stand for units of others, as a function that keeps its plan: the walk from one to the next takes PostgreSQL longer
 * to plan than to answer, and every look-up and every claim asks it.
 *
 * For each of `roots` those of its lot (opened from the same thing, shipped as the same item, or one extends the other, and of which the
 * same units were split off) and those of its order's line. Whatever number of them is thought to come, each is looked up by its id
 * (`offset 0`): few do, of however many entitlements there are.
 */
const SAME_UNITS = `
  create or replace function crm_same_units(roots text[])
  returns table (root text, id text, source_key text, fulfillment_item_id text, part text, status text, is_of_lot boolean,
                 original_quantity float8, quantity float8, returned_quantity float8) language plpgsql stable as $$
  #variable_conflict use_column
  begin
    return query
    with recursive lot as (
      select w.id as root, w.id, w.source_key, w.line_id, w.fulfillment_item_id, w.part, w.extends_id
        from crm_warranty w where w.id = any (roots) and w.deleted_at is null
      union
      select l.root, o.id, o.source_key, o.line_id, o.fulfillment_item_id, o.part, o.extends_id
        from lot l join crm_warranty o on o.deleted_at is null and (
          (o.source_key = l.source_key and o.part = l.part)
          or (o.line_id = l.line_id and o.fulfillment_item_id = l.fulfillment_item_id and o.part = l.part)
          or ((o.extends_id = l.id or o.id = l.extends_id)
            and ((o.fulfillment_item_id is not distinct from l.fulfillment_item_id and o.part = l.part) or o.line_id is distinct from l.line_id)))
    ), line as (
      select l.root, l.id from lot l
      union
      select l.root, o.id from lot l join crm_warranty o on o.line_id = l.line_id and o.deleted_at is null
    )
    select s.root, w.id, w.source_key, w.fulfillment_item_id, w.part, w.status, exists (select from lot l where l.root = s.root and l.id = w.id),
           w.original_quantity::float8, w.quantity::float8, w.returned_quantity::float8
      from line s cross join lateral (select * from crm_warranty t where t.id = s.id offset 0) w
     order by w.id;
  end $$`

/** Cover of the same units is asked for by one call. */
export class MigrationCrmWarranty20261130S5 extends Migration {
  override async up(): Promise<void> {
    this.addSql(SAME_UNITS)
  }

  override async down(): Promise<void> {
    this.addSql("drop function if exists crm_same_units(text[])")
  }
}
