import { Migration } from "@medusajs/framework/mikro-orm/migrations"

const KINDS = "'item', 'shipping', 'deposit'"

/** The books of the company that got the money, where it is not that of the invoice. */
const GUARDS = {
  crm_allocation_counts_in_an_open_period: { day: "new.allocation_date", used: "cannot settle anything on" },
  crm_allocation_is_undone_in_an_open_period: { day: "new.reversed_date", used: "settles something; that cannot be undone on" },
} as const

const ofInvoice = {
  crm_allocation_counts_in_an_open_period: "format('Invoice %s cannot be settled on', i.number)",
  crm_allocation_is_undone_in_an_open_period: "format('What settles invoice %s cannot be undone on', i.number)",
} as const

const names = Object.keys(GUARDS) as (keyof typeof GUARDS)[]

/** Money off the price of a line, and allocations that count in the books of two companies. */
export class MigrationCrmReceivable20261126L extends Migration {
  override async up(): Promise<void> {
    for (const table of ["crm_invoice_item", "crm_credit_note_item"]) {
      this.addSql(`alter table ${table} drop constraint if exists ${table}_kind_check`)
      this.addSql(`alter table ${table} add constraint ${table}_kind_check check (kind in (${KINDS}, 'price'))`)
    }
    for (const name of names) {
      const { day, used } = GUARDS[name]
      this.addSql(`
        create or replace function ${name}() returns trigger language plpgsql as $$ begin
          perform crm_assert_open_day(i.company_id, ${day}, ${ofInvoice[name]}) from crm_invoice i where i.id = new.invoice_id;
          perform crm_assert_open_day(s.company_id, ${day}, format('%s %s ${used}', s.kind, s.number)) from (
            select company_id, number, 'Receipt' as kind from crm_receipt where id = new.receipt_id
            union all select company_id, number, 'Credit note' from crm_credit_note where id = new.credit_note_id) s;
          return new; end $$`)
    }
  }

  override async down(): Promise<void> {
    for (const name of names) {
      this.addSql(`
        create or replace function ${name}() returns trigger language plpgsql as $$ begin
          perform crm_assert_open_day(i.company_id, ${GUARDS[name].day}, ${ofInvoice[name]}) from crm_invoice i where i.id = new.invoice_id;
          return new; end $$`)
    }
    for (const table of ["crm_invoice_item", "crm_credit_note_item"]) {
      this.addSql(`alter table if exists ${table} drop constraint if exists ${table}_kind_check`)
      this.addSql(`alter table if exists ${table} add constraint ${table}_kind_check check (kind in (${KINDS})) not valid`)
    }
  }
}
