import { MigrationInterface, QueryRunner } from "typeorm"

import { REPORT_VIEWS } from "./1795392000000-crm-report-views"

const INDEX = `create index if not exists crm_report_accepted_quote_by_debtor
  on crm_quote ((coalesce(bill_to_customer_id, customer_id)), currency_code) where status = 'accepted' and deleted_at is null`

/** What a sale on credit is judged by, beside what is owed already. */
export const CREDIT_VIEWS: Record<string, string> = {
  crm_view_credit_limit: `
    select customer_id, legal_name, currency_code, credit_limit, bill_to_customer_id, hold
      from crm_customer_account where deleted_at is null`,

  crm_view_committed_quote: `
    select q.id, coalesce(q.bill_to_customer_id, q.customer_id) as debtor_id, q.currency_code, q.accepted_at,
           q.hold is not null as is_held, greatest(q.total - coalesce(o.ordered, 0), 0) as rest, coalesce(d.paid, 0) as deposit_paid
      from crm_quote q
      left join lateral (
        select sum(coalesce(c.total, q.total)) as ordered
          from crm_quote_conversion c
          left join crm_receivable_order r on r.order_id = c.order_id and r.deleted_at is null
         where c.quote_id = q.id and c.deleted_at is null
           and (c.state = 'canceled' or (c.state in ('claimed', 'done') and r.order_id is not null))) o on true
      left join lateral (
        select sum(p.amount) as paid from crm_quote_deposit p
         where p.quote_id = q.id and p.status = 'paid' and p.deleted_at is null) d on true
     where q.status = 'accepted' and q.deleted_at is null`,
}

/** What customers may owe and whose sales are stopped, and what accepted quotes will add to what they owe. */
export class CrmCreditViews1795743000000 implements MigrationInterface {
  name = "CrmCreditViews1795743000000"

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(INDEX)
    for (const [name, select] of Object.entries(CREDIT_VIEWS)) {
      await queryRunner.query(`create or replace view ${name} as ${select}`)
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query("drop view if exists crm_view_committed_quote")
    await queryRunner.query("drop view if exists crm_view_credit_limit")
    await queryRunner.query(`create view crm_view_credit_limit as ${REPORT_VIEWS.crm_view_credit_limit}`)
    await queryRunner.query("drop index if exists crm_report_accepted_quote_by_debtor")
  }
}
