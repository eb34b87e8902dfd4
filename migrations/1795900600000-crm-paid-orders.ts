import { MigrationInterface, QueryRunner } from "typeorm"

import { SALES_REPORT_VIEWS, SETTLED } from "./1795783200000-crm-sales-report-views"

/** An order is invoiced once all of it is, on the day of its last invoice, and paid once all invoices of a wholly invoiced order are settled. */
export const PAID_ORDER_VIEWS: Record<string, string> = {
  crm_view_quote_order: `
    select c.quote_id, c.order_id, c.finished_at as ordered_at, case when o.is_whole then i.issued_at end as invoiced_at,
           o.is_whole and i.is_settled as is_settled, i.settled_date
      from crm_quote_conversion c
      left join lateral (
        select r.wholly_invoiced or r.invoiced_total >= r.total as is_whole
          from crm_receivable_order r where r.order_id = c.order_id and r.deleted_at is null) o on true
      left join lateral (
        select max(i.issued_at) as issued_at, bool_and(i.allocated_total >= i.total) as is_settled, max((${SETTLED})) as settled_date
          from crm_invoice i where i.order_id = c.order_id and i.status = 'issued' and i.deleted_at is null) i on true
     where c.state = 'done' and c.deleted_at is null`,
}

/** A part that was invoiced and paid, as a down payment is, does not end the way of a quote to its money. */
export class CrmPaidOrders1795900600000 implements MigrationInterface {
  name = "CrmPaidOrders1795900600000"

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const [name, select] of Object.entries(PAID_ORDER_VIEWS)) {
      await queryRunner.query(`create or replace view ${name} as ${select}`)
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const name of Object.keys(PAID_ORDER_VIEWS)) {
      await queryRunner.query(`create or replace view ${name} as ${SALES_REPORT_VIEWS[name]}`)
    }
  }
}
