import { MigrationInterface, QueryRunner } from "typeorm"

/** Where a quote stood from creation on, and after each move; of quotes without a move, where it stands. */
const STAYS = `
  select q.id as quote_id, q.created_at as entered_at, '' as move_id,
         coalesce((select m.from_value from crm_quote_move m where m.quote_id = q.id and m.field = 'stage' order by m.created_at, m.id limit 1), q.stage_id) as stage_id
    from crm_quote q where q.deleted_at is null
  union all
  select m.quote_id, m.created_at, m.id, m.to_value from crm_quote_move m where m.field = 'stage' and m.to_value is not null`

/** The last day on which money was allocated to an invoice `i`. */
export const SETTLED = `
  select max(a.allocation_date) from crm_allocation a
   where a.invoice_id = i.id and a.reversed_at is null and a.deleted_at is null`

/** What sales reports read: quotes from the first sending to the decision, their stays in stages, and the way to the money. */
export const SALES_REPORT_VIEWS: Record<string, string> = {
  crm_view_sales_quote: `
    select q.id, q.number, q.currency_code, q.owner_id, q.source_id, q.pipeline_id, q.stage_id, q.status, q.customer_id,
           coalesce(q.company_name, q.customer_name) as customer_name, q.net_total, q.expected_close_date, q.valid_until,
           coalesce(q.probability, s.probability, 0) as probability, coalesce(s.forecast_category, 'pipeline') as forecast_category,
           q.lost_reason_id, q.lost_reason_name, q.created_at, q.accepted_at,
           coalesce((select min(v.sent_at) from crm_quote_version v where v.quote_id = q.id and v.deleted_at is null), q.sent_at) as first_sent_at,
           case when q.status in ('accepted', 'declined') then q.decided_date
                when q.status = 'sent' then to_char(q.valid_until::date + 1, 'YYYY-MM-DD') end as decided_date
      from crm_quote q
      left join crm_stage s on s.id = q.stage_id
     where q.deleted_at is null`,

  crm_view_stage_stay: `
    select y.quote_id, y.stage_id, y.entered_at, s.position,
           lead(y.entered_at) over (partition by y.quote_id order by y.entered_at, y.move_id) as left_at,
           row_number() over (partition by y.quote_id, y.stage_id order by y.entered_at, y.move_id) as visit,
           max(s.position) over (partition by y.quote_id order by y.entered_at desc, y.move_id desc) as furthest
      from (${STAYS}) y
      join crm_stage s on s.id = y.stage_id`,

  crm_view_quote_order: `
    select c.quote_id, c.order_id, c.finished_at as ordered_at, i.issued_at as invoiced_at, i.is_settled, i.settled_date
      from crm_quote_conversion c
      left join lateral (
        select min(i.issued_at) as issued_at, bool_and(i.allocated_total >= i.total) as is_settled, max((${SETTLED})) as settled_date
          from crm_invoice i where i.order_id = c.order_id and i.status = 'issued' and i.deleted_at is null) i on true
     where c.state = 'done' and c.deleted_at is null`,

  crm_view_customer_order: `
    select o.order_id, o.display_id, o.currency_code, o.owner_id, coalesce(a.root_id, o.customer_id) as customer_id, o.customer_name,
           o.placed_date, o.total, o.lines
      from crm_receivable_order o
      left join crm_customer_alias a on a.customer_id = o.customer_id and a.deleted_at is null
     where o.canceled_at is null and o.customer_id is not null and o.placed_date is not null and o.deleted_at is null`,
}

export class CrmSalesReportViews1795783200000 implements MigrationInterface {
  name = "CrmSalesReportViews1795783200000"

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const [name, select] of Object.entries(SALES_REPORT_VIEWS)) {
      await queryRunner.query(`create or replace view ${name} as ${select}`)
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const name of Object.keys(SALES_REPORT_VIEWS)) {
      await queryRunner.query(`drop view if exists ${name}`)
    }
  }
}
