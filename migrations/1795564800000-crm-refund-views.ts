import { MigrationInterface, QueryRunner } from "typeorm"

import { REPORT_VIEWS } from "./1795392000000-crm-report-views"

/** What was paid back is no credit any more, and a payment back counts from its own day, so that a past day can be told. */
export const REFUND_VIEWS: Record<string, string> = {
  crm_view_credit: `
    select 'receipt' as kind, r.id, r.number, r.currency_code, r.bill_to_customer_id, r.customer_id, r.customer_name, r.owner_id,
           r.order_id, r.received_date as credit_date, r.amount, r.amount - r.allocated_total - r.refunded_total as unallocated,
           r.amount > r.allocated_total + r.refunded_total as is_open, o.order_id is not null as is_advance
      from crm_receipt r
      left join crm_receivable_order o
        on o.order_id = r.order_id and o.invoiced_total < o.total and o.canceled_at is null and o.deleted_at is null
     where r.deleted_at is null
    union all
    select 'credit_note', c.id, c.number, c.currency_code, c.bill_to_customer_id, c.customer_id, c.customer_name, c.owner_id,
           null, c.issue_date, c.total, c.total - c.allocated_total - c.refunded_total,
           c.total > c.allocated_total + c.refunded_total, false
      from crm_credit_note c
     where c.status = 'issued' and c.deleted_at is null`,

  crm_view_refund: `
    select id, receipt_id, credit_note_id, bill_to_customer_id, currency_code, amount, paid_date, reversed_date
      from crm_refund
     where deleted_at is null`,
}

export class CrmRefundViews1795564800000 implements MigrationInterface {
  name = "CrmRefundViews1795564800000"

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const [name, select] of Object.entries(REFUND_VIEWS)) {
      await queryRunner.query(`create or replace view ${name} as ${select}`)
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query("drop view if exists crm_view_refund")
    await queryRunner.query(`create or replace view crm_view_credit as ${REPORT_VIEWS.crm_view_credit}`)
  }
}
