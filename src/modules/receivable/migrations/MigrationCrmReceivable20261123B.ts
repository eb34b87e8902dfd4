import { Migration } from "@medusajs/framework/mikro-orm/migrations"

const DAYS: Record<string, string[]> = {
  crm_invoice: ["issue_date", "supply_date", "due_date", "voided_date"],
  crm_instalment: ["due_date"],
  crm_credit_note: ["issue_date"],
  crm_receipt: ["received_date"],
  crm_allocation: ["allocation_date", "reversed_date"],
  crm_receivable_order: ["placed_date", "delivered_date"],
}

const CHECKS: Record<string, Record<string, string>> = {
  crm_invoice: {
    total_adds_up: "total = subtotal - discount_total + shipping_total + tax_total + rounding_total",
    total_is_not_negative: "total >= 0",
    prepaid_is_part_of_total: "prepaid >= 0 and prepaid <= total",
    payable_adds_up: "payable = total - prepaid",
    allocated_is_part_of_total: "allocated_total >= 0 and allocated_total <= total",
    issued_has_a_number:
      "status = 'draft' or (status = 'voided' and issued_at is null) or (number is not null and sequence is not null and year is not null and hash is not null and issue_date is not null and due_date is not null)",
    voided_settles_nothing: "status <> 'voided' or allocated_total = 0",
  },
  crm_invoice_item: { quantity_is_positive: "quantity > 0" },
  crm_instalment: {
    amount_is_not_negative: "amount >= 0",
    allocated_is_part_of_amount: "allocated_total >= 0 and allocated_total <= amount",
  },
  crm_credit_note: {
    total_adds_up: "total = subtotal - discount_total + shipping_total + tax_total + rounding_total",
    total_is_positive: "total > 0",
    allocated_is_part_of_total: "allocated_total >= 0 and allocated_total <= total",
    issued_has_a_number:
      "status = 'draft' or (number is not null and sequence is not null and year is not null and hash is not null and issue_date is not null)",
  },
  crm_credit_note_item: { quantity_is_positive: "quantity > 0" },
  crm_receipt: {
    amount_is_positive: "amount > 0",
    used_is_part_of_amount:
      "allocated_total >= 0 and refunded_total >= 0 and allocated_total + refunded_total <= amount",
  },
  crm_allocation: {
    amount_is_positive: "amount > 0",
    has_one_source: "(receipt_id is null) <> (credit_note_id is null)",
    reversal_is_whole: "(reversed_at is null) = (reversed_date is null)",
  },
  crm_customer_account: {
    limit_is_not_negative: "credit_limit is null or credit_limit >= 0",
    limit_has_a_currency: "credit_limit is null or currency_code is not null",
  },
}

/** What the database itself keeps true of receivables, whoever writes. */
export class MigrationCrmReceivable20261123B extends Migration {
  override async up(): Promise<void> {
    for (const [table, columns] of Object.entries(DAYS)) {
      for (const column of columns) {
        this.addSql(
          `alter table ${table} add constraint ${table}_${column}_is_a_day check (${column} is null or ${column}::date::text = ${column})`
        )
      }
    }
    for (const [table, rules] of Object.entries(CHECKS)) {
      for (const [name, rule] of Object.entries(rules)) {
        this.addSql(`alter table ${table} add constraint ${table}_${name} check (${rule})`)
      }
    }

    // Several rows of one transaction keep the order in which they were written; now() would be the same for all.
    for (const table of ["crm_receivable_history", "crm_allocation"]) {
      this.addSql(`alter table ${table} alter column created_at set default clock_timestamp()`)
    }

    // The next number of a series, its last day and the head of its chain; locked by whoever issues, in the same transaction.
    this.addSql(`
      create table if not exists crm_number_counter (
        company_id text not null, series text not null, year integer not null,
        next_sequence bigint not null default 1, last_date text null, last_hash text null,
        primary key (company_id, series, year))`)

    this.addSql(`
      create index if not exists "IDX_crm_instalment_open_by_day" on crm_instalment (currency_code, due_date)
      include (amount, allocated_total, bill_to_customer_id, owner_id) where open and deleted_at is null`)
    this.addSql(`
      create index if not exists "IDX_crm_instalment_open_by_debtor" on crm_instalment (bill_to_customer_id, currency_code, due_date)
      include (amount, allocated_total, customer_name, owner_id) where open and deleted_at is null`)
    this.addSql(`
      create index if not exists "IDX_crm_instalment_open_by_amount" on crm_instalment (currency_code, (amount - allocated_total) desc)
      where open and deleted_at is null`)
    this.addSql(`
      create index if not exists "IDX_crm_receipt_unallocated" on crm_receipt (currency_code, bill_to_customer_id)
      include (amount, allocated_total, refunded_total, order_id) where amount > allocated_total + refunded_total and deleted_at is null`)
    this.addSql(`
      create index if not exists "IDX_crm_credit_note_unallocated" on crm_credit_note (currency_code, bill_to_customer_id)
      include (total, allocated_total) where total > allocated_total and deleted_at is null`)
    this.addSql(`
      create index if not exists "IDX_crm_receivable_order_uninvoiced" on crm_receivable_order (currency_code, bill_to_customer_id)
      where invoiced_total < total and canceled_at is null and deleted_at is null`)
    for (const table of ["crm_invoice", "crm_credit_note", "crm_receipt"]) {
      this.addSql(
        `create index if not exists "IDX_${table}_newest" on ${table} (created_at desc nulls last, id desc) where deleted_at is null`
      )
    }

    this.addSql(`
      insert into crm_payment_terms (id, name, code, instalments) values
        ('crmpt_immediate', 'Due on receipt', 'immediate', '[{"percent": 100, "days": 0}]'),
        ('crmpt_net_7', '7 days net', 'net_7', '[{"percent": 100, "days": 7}]'),
        ('crmpt_net_14', '14 days net', 'net_14', '[{"percent": 100, "days": 14}]'),
        ('crmpt_net_30', '30 days net', 'net_30', '[{"percent": 100, "days": 30}]'),
        ('crmpt_net_60', '60 days net', 'net_60', '[{"percent": 100, "days": 60}]'),
        ('crmpt_end_of_month_30', '30 days, end of month', 'end_of_month_30', '[{"percent": 100, "days": 30, "end_of_month": true}]'),
        ('crmpt_thirds', '3 instalments: 30, 60, 90 days', 'thirds_30_60_90',
          '[{"percent": "33.34", "days": 30}, {"percent": "33.33", "days": 60}, {"percent": "33.33", "days": 90}]')
      on conflict (id) do nothing`)
  }

  override async down(): Promise<void> {
    for (const [table, columns] of Object.entries(DAYS)) {
      for (const column of columns) {
        this.addSql(`alter table if exists ${table} drop constraint if exists ${table}_${column}_is_a_day`)
      }
    }
    for (const [table, rules] of Object.entries(CHECKS)) {
      for (const name of Object.keys(rules)) {
        this.addSql(`alter table if exists ${table} drop constraint if exists ${table}_${name}`)
      }
    }
    for (const name of [
      "crm_instalment_open_by_day",
      "crm_instalment_open_by_debtor",
      "crm_instalment_open_by_amount",
      "crm_receipt_unallocated",
      "crm_credit_note_unallocated",
      "crm_receivable_order_uninvoiced",
      "crm_invoice_newest",
      "crm_credit_note_newest",
      "crm_receipt_newest",
    ]) {
      this.addSql(`drop index if exists "IDX_${name}"`)
    }
    this.addSql(`drop table if exists crm_number_counter`)
  }
}
