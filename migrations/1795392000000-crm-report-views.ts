import { MigrationInterface, QueryRunner } from "typeorm"

/**
 * The facts that reports read, over the tables of `quote` and `receivable`. No view knows the clock: the day comes as a parameter.
 *
 * Days stay text (`YYYY-MM-DD`, checked where they are stored), so that the tables' own indexes on them serve the views.
 */
export const REPORT_VIEWS: Record<string, string> = {
  crm_view_open_instalment: `
    select n.id, n.invoice_id, i.number as invoice_number, i.order_id, n.currency_code, n.bill_to_customer_id, n.customer_id,
           n.customer_name, n.owner_id, i.issue_date, n.due_date, n.amount, n.amount - n.allocated_total as outstanding
      from crm_instalment n
      left join crm_invoice i on i.id = n.invoice_id
     where n.open and n.deleted_at is null`,

  crm_view_open_day: `
    select currency_code, due_date, amount as outstanding, count from crm_open_day`,

  crm_view_instalment: `
    select n.id, n.invoice_id, i.number as invoice_number, i.order_id, n.currency_code, n.bill_to_customer_id, n.customer_id,
           n.customer_name, n.owner_id, i.issue_date, n.due_date, i.voided_date, n.open, n.amount, n.allocated_total
      from crm_instalment n
      join crm_invoice i on i.id = n.invoice_id
     where i.status in ('issued', 'voided') and i.deleted_at is null and n.deleted_at is null`,

  crm_view_allocation: `
    select id, instalment_id, invoice_id, receipt_id, credit_note_id, bill_to_customer_id, currency_code, amount, allocation_date, reversed_date
      from crm_allocation
     where deleted_at is null`,

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
           null, c.issue_date, c.total, c.total - c.allocated_total,
           c.total > c.allocated_total, false
      from crm_credit_note c
     where c.status = 'issued' and c.deleted_at is null`,

  crm_view_pipeline_quote: `
    select q.id, q.number, q.status, q.pipeline_id, q.stage_id, q.currency_code,
           coalesce(q.bill_to_customer_id, q.customer_id) as debtor_id, coalesce(q.company_name, q.customer_name) as customer_name,
           q.owner_id, q.valid_until, q.expected_close_date, coalesce(q.probability, s.probability, 0) as probability,
           q.total, q.net_total
      from crm_quote q
      left join crm_stage s on s.id = q.stage_id
     where q.status in ('draft', 'sent') and q.deleted_at is null`,

  crm_view_stage: `
    select id, pipeline_id, name, code, position, probability, forecast_category from crm_stage where deleted_at is null`,

  crm_view_quote_decision: `
    select id, status, currency_code, owner_id, valid_until, net_total,
           case when status = 'sent' then to_char(valid_until::date + 1, 'YYYY-MM-DD') else decided_date end as decided_date
      from crm_quote
     where status in ('sent', 'accepted', 'declined') and deleted_at is null`,

  crm_view_uninvoiced_order: `
    select order_id, display_id, currency_code, bill_to_customer_id, customer_id, customer_name, owner_id, placed_date, delivered_date,
           total, invoiced_total, greatest(total - greatest(invoiced_total, paid_total), 0) as to_come,
           greatest(delivered_total - invoiced_total, 0) as delivered_not_invoiced
      from crm_receivable_order
     where invoiced_total < total and canceled_at is null and deleted_at is null`,

  crm_view_credit_limit: `
    select customer_id, legal_name, currency_code, credit_limit from crm_customer_account where deleted_at is null`,

  crm_view_billing: `
    select i.id, i.currency_code, i.owner_id, i.issue_date, i.total as amount
      from crm_invoice i
     where i.status = 'issued' and i.due_date > i.issue_date and i.deleted_at is null
    union all
    select c.id, c.currency_code, c.owner_id, c.issue_date, -c.total
      from crm_credit_note c
      join crm_invoice i on i.id = c.invoice_id
     where c.status = 'issued' and i.due_date > i.issue_date and c.deleted_at is null`,
}

/** The first set of report views. */
export class CrmReportViews1795392000000 implements MigrationInterface {
  name = "CrmReportViews1795392000000"

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const [name, select] of Object.entries(REPORT_VIEWS)) {
      await queryRunner.query(`create or replace view ${name} as ${select}`)
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const name of Object.keys(REPORT_VIEWS).reverse()) {
      await queryRunner.query(`drop view if exists ${name}`)
    }
  }
}
