import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/**
 * What a ledger of before left open keeps the number that it had there, which may be one of ours too: it is unique by customer, and
 * numbers of our own stay unique among themselves.
 */
const NUMBERS = [
  ["crm_invoice", "document_type <> 'opening'"],
  ["crm_receipt", "source <> 'opening'"],
] as const

const SOURCES = "'manual', 'host_capture', 'bank'"

export class MigrationCrmReceivable20261126O extends Migration {
  override async up(): Promise<void> {
    this.addSql(`alter table crm_receipt drop constraint if exists crm_receipt_source_check`)
    this.addSql(`alter table crm_receipt add constraint crm_receipt_source_check check (source in (${SOURCES}, 'opening'))`)
    for (const [table, own] of NUMBERS) {
      this.addSql(`drop index if exists "IDX_${table}_number"`)
      this.addSql(
        `create unique index if not exists "IDX_${table}_number" on ${table} (number, company_id) where ${own} and deleted_at is null`
      )
      // What a document is looked for by, whoever gave it its number.
      this.addSql(
        `create index if not exists "IDX_${table}_any_number" on ${table} (number, company_id) where deleted_at is null`
      )
    }
    this.addSql(
      `create unique index if not exists "IDX_crm_invoice_opening" on crm_invoice (number, customer_id, company_id)
       where document_type = 'opening' and status <> 'voided' and deleted_at is null`
    )
  }

  /** Documents that were taken over stay; numbers that are there twice keep the index away. */
  override async down(): Promise<void> {
    this.addSql(`drop index if exists "IDX_crm_invoice_opening"`)
    for (const [table] of NUMBERS) {
      this.addSql(`drop index if exists "IDX_${table}_any_number"`)
      this.addSql(`drop index if exists "IDX_${table}_number"`)
      this.addSql(
        `create unique index if not exists "IDX_${table}_number" on ${table} (number, company_id) where deleted_at is null`
      )
    }
    this.addSql(`alter table if exists crm_receipt drop constraint if exists crm_receipt_source_check`)
    this.addSql(
      `alter table if exists crm_receipt add constraint crm_receipt_source_check check (source in (${SOURCES})) not valid`
    )
  }
}
