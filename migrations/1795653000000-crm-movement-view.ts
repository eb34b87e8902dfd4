import { MigrationInterface, QueryRunner } from "typeorm"

import { REPORT_VIEWS } from "./1795392000000-crm-report-views"
import { REFUND_VIEWS } from "./1795564800000-crm-refund-views"

/** An allocation between two debtors moves what one owes to the other: by sign, day and the two ends. */
const between = (kind: string, day: string, sign: "" | "-", side: "i" | "s", where: string): string => `
    select a.id || ':${kind}:${day.slice(2)}' as id, '${kind}' as kind, ${day} as movement_date, a.currency_code, ${side}.bill_to_customer_id,
           ${side}.customer_name, i.company_id, ${side}.owner_id, 'crm_invoice' as reference, i.id as reference_id, i.number, null as due_date,
           s.number as note, ${sign}a.amount as amount, a.created_at
      from crm_allocation a
      join crm_invoice i on i.id = a.invoice_id
      join (select id, bill_to_customer_id, customer_name, owner_id, number from crm_receipt
            union all select id, bill_to_customer_id, customer_name, owner_id, number from crm_credit_note) s
        on s.id = coalesce(a.receipt_id, a.credit_note_id)
     where a.deleted_at is null and a.source_currency is null and s.bill_to_customer_id <> i.bill_to_customer_id${where}`

/** A write-off lowers what is owed; undone, it raises it again. */
const writeOff = (kind: string, day: string, sign: "" | "-", where: string): string => `
    select a.id || ':${kind}', '${kind}', ${day}, a.currency_code, i.bill_to_customer_id, i.customer_name, i.company_id, i.owner_id,
           'crm_invoice', i.id, i.number, null, null, ${sign}a.amount, a.created_at
      from crm_allocation a
      join crm_invoice i on i.id = a.invoice_id
     where a.deleted_at is null and a.write_off_id is not null${where}`

/** Money in another currency moves the balance of both: less is owed in the invoice's, less is free in the receipt's. */
const exchange = (day: string, sign: "" | "-", where: string): string => `
    select a.id || ':exchange:${day.slice(2)}', 'exchange', ${day}, a.currency_code, i.bill_to_customer_id, i.customer_name, i.company_id, i.owner_id,
           'crm_invoice', i.id, i.number, null, r.number, ${sign === "-" ? "" : "-"}a.amount, a.created_at
      from crm_allocation a join crm_invoice i on i.id = a.invoice_id join crm_receipt r on r.id = a.receipt_id
     where a.deleted_at is null and a.source_currency is not null${where}
    union all
    select a.id || ':exchanged:${day.slice(2)}', 'exchange', ${day}, a.source_currency, r.bill_to_customer_id, r.customer_name, r.company_id, r.owner_id,
           'crm_receipt', r.id, r.number, null, i.number, ${sign}a.source_amount, a.created_at
      from crm_allocation a join crm_invoice i on i.id = a.invoice_id join crm_receipt r on r.id = a.receipt_id
     where a.deleted_at is null and a.source_currency is not null${where}`

/** Movements of what debtors owe, and the company beside what is owed and what is free. */
export const MOVEMENT_VIEWS: Record<string, string> = {
  crm_view_open_instalment: `
    select n.id, n.invoice_id, i.number as invoice_number, i.order_id, n.currency_code, n.bill_to_customer_id, n.customer_id,
           n.customer_name, n.owner_id, i.issue_date, n.due_date, n.amount, n.amount - n.allocated_total as outstanding, i.company_id
      from crm_instalment n
      left join crm_invoice i on i.id = n.invoice_id
     where n.open and n.deleted_at is null`,

  crm_view_instalment: `
    select n.id, n.invoice_id, i.number as invoice_number, i.order_id, n.currency_code, n.bill_to_customer_id, n.customer_id,
           n.customer_name, n.owner_id, i.issue_date, n.due_date, i.voided_date, n.open, n.amount, n.allocated_total, i.company_id
      from crm_instalment n
      join crm_invoice i on i.id = n.invoice_id
     where i.status in ('issued', 'voided') and i.deleted_at is null and n.deleted_at is null`,

  crm_view_credit: `
    select 'receipt' as kind, r.id, r.number, r.currency_code, r.bill_to_customer_id, r.customer_id, r.customer_name, r.owner_id,
           r.order_id, r.received_date as credit_date, r.amount, r.amount - r.allocated_total - r.refunded_total as unallocated,
           r.amount > r.allocated_total + r.refunded_total as is_open, o.order_id is not null as is_advance, r.company_id
      from crm_receipt r
      left join crm_receivable_order o
        on o.order_id = r.order_id and o.invoiced_total < o.total and o.canceled_at is null and o.deleted_at is null
     where r.deleted_at is null
    union all
    select 'credit_note', c.id, c.number, c.currency_code, c.bill_to_customer_id, c.customer_id, c.customer_name, c.owner_id,
           null, c.issue_date, c.total, c.total - c.allocated_total - c.refunded_total,
           c.total > c.allocated_total + c.refunded_total, false, c.company_id
      from crm_credit_note c
     where c.status = 'issued' and c.deleted_at is null`,

  crm_view_movement: `
    select i.id || ':invoice' as id, 'invoice' as kind, i.issue_date as movement_date, i.currency_code, i.bill_to_customer_id, i.customer_name,
           i.company_id, i.owner_id, 'crm_invoice' as reference, i.id as reference_id, i.number, i.due_date,
           i.purchase_order_number as note, i.total as amount, i.created_at
      from crm_invoice i
     where i.issue_date is not null and i.status <> 'draft' and i.deleted_at is null
    union all
    select i.id || ':voided', 'invoice_voided', i.voided_date, i.currency_code, i.bill_to_customer_id, i.customer_name,
           i.company_id, i.owner_id, 'crm_invoice', i.id, i.number, null, null, -i.total, i.voided_at
      from crm_invoice i
     where i.issue_date is not null and i.status = 'voided' and i.deleted_at is null
    union all
    select c.id || ':credit_note', 'credit_note', c.issue_date, c.currency_code, c.bill_to_customer_id, c.customer_name,
           c.company_id, c.owner_id, 'crm_credit_note', c.id, c.number, null, c.reason, -c.total, c.created_at
      from crm_credit_note c
     where c.status = 'issued' and c.deleted_at is null
    union all
    select r.id || ':receipt', 'receipt', r.received_date, r.currency_code, r.bill_to_customer_id, r.customer_name,
           r.company_id, r.owner_id, 'crm_receipt', r.id, r.number, null, r.reference, -r.amount, r.created_at
      from crm_receipt r
     where r.deleted_at is null
    union all
    select f.id || ':refund', 'refund', f.paid_date, f.currency_code, s.bill_to_customer_id, s.customer_name,
           s.company_id, s.owner_id, s.reference, s.id, s.number, null, f.reference, f.amount, f.created_at
      from crm_refund f
      join (select id, bill_to_customer_id, customer_name, company_id, owner_id, number, 'crm_receipt' as reference from crm_receipt
            union all select id, bill_to_customer_id, customer_name, company_id, owner_id, number, 'crm_credit_note' from crm_credit_note) s
        on s.id = coalesce(f.receipt_id, f.credit_note_id)
     where f.deleted_at is null
    union all
    select f.id || ':undone', 'refund_undone', f.reversed_date, f.currency_code, s.bill_to_customer_id, s.customer_name,
           s.company_id, s.owner_id, s.reference, s.id, s.number, null, f.reference, -f.amount, f.reversed_at
      from crm_refund f
      join (select id, bill_to_customer_id, customer_name, company_id, owner_id, number, 'crm_receipt' as reference from crm_receipt
            union all select id, bill_to_customer_id, customer_name, company_id, owner_id, number, 'crm_credit_note' from crm_credit_note) s
        on s.id = coalesce(f.receipt_id, f.credit_note_id)
     where f.deleted_at is null and f.reversed_date is not null
    union all ${between("paid_by_other", "a.allocation_date", "-", "i", "")}
    union all ${between("paid_by_other", "a.reversed_date", "", "i", " and a.reversed_date is not null")}
    union all ${between("paid_for_other", "a.allocation_date", "", "s", "")}
    union all ${between("paid_for_other", "a.reversed_date", "-", "s", " and a.reversed_date is not null")}
    union all ${writeOff("write_off", "a.allocation_date", "-", "")}
    union all ${writeOff("write_off_undone", "a.reversed_date", "", " and a.reversed_date is not null")}
    union all ${exchange("a.allocation_date", "", "")}
    union all ${exchange("a.reversed_date", "-", " and a.reversed_date is not null")}`,
}

export class CrmMovementView1795653000000 implements MigrationInterface {
  name = "CrmMovementView1795653000000"

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const [name, select] of Object.entries(MOVEMENT_VIEWS)) {
      await queryRunner.query(`create or replace view ${name} as ${select}`)
    }
  }

  /** A view loses a column only by being made anew. */
  async down(queryRunner: QueryRunner): Promise<void> {
    const before: Record<string, string> = { ...REPORT_VIEWS, ...REFUND_VIEWS }
    for (const name of Object.keys(MOVEMENT_VIEWS).reverse()) {
      await queryRunner.query(`drop view if exists ${name}`)
      if (before[name]) {
        await queryRunner.query(`create view ${name} as ${before[name]}`)
      }
    }
  }
}
