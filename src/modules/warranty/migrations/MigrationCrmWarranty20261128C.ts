import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** Said by the list and the look-up in the same words, or the indexes are not used. */
const SEARCHED = `(number || chr(10) || coalesce(order_number, '') || chr(10) || coalesce(customer_name, '') || chr(10)
  || coalesce(customer_email, '') || chr(10) || coalesce(customer_phone, '') || chr(10) || title || chr(10) || coalesce(sku, ''))`

const INDEXES = {
  crm_warranty_by_order_number: `(order_number) where deleted_at is null`,
  crm_warranty_by_mail: `(lower(customer_email)) where deleted_at is null`,
  crm_warranty_by_phone: `(right(regexp_replace(customer_phone, '\\D', '', 'g'), 8)) where deleted_at is null`,
  crm_warranty_by_sku: `(lower(sku)) where deleted_at is null`,
}

/** Look-up among 200,000 entitlements by order, mail, phone, article and a piece of text. */
export class MigrationCrmWarranty20261128C extends Migration {
  override async up(): Promise<void> {
    for (const [name, index] of Object.entries(INDEXES)) {
      this.addSql(`create index if not exists "${name}" on crm_warranty ${index}`)
    }
    // As for quotes: where the database does not give pg_trgm, text is found by reading all of it.
    this.addSql(
      `do $$ begin
         create extension if not exists pg_trgm;
         execute 'create index if not exists crm_warranty_searched on crm_warranty using gin (${SEARCHED.replaceAll("'", "''")} gin_trgm_ops)
           where deleted_at is null';
       exception when others then
         raise notice 'Warranties are searched without an index: %', sqlerrm;
       end $$`
    )
  }

  override async down(): Promise<void> {
    for (const name of [...Object.keys(INDEXES), "crm_warranty_searched"]) {
      this.addSql(`drop index if exists "${name}"`)
    }
  }
}
