import { MigrationInterface, QueryRunner } from "typeorm"

/** Whose a quote was at a moment: as the first change of owner after it says, else still. */
const ownerAt = (moment: string): string => `
  left join lateral (
    select m.id, m.from_value from crm_quote_move m
     where m.quote_id = q.id and m.field = 'owner' and m.created_at > ${moment} order by m.created_at, m.id limit 1
  ) later on true`

const OWNER = "case when later.id is null then q.owner_id else later.from_value end as owner_id"

const DECIDED = `q.id, q.currency_code, q.source_id, q.net_total, ${OWNER}`

const days = (day: string): string => `greatest(${day}::date - (q.created_at at time zone 'UTC')::date, 0) as days`

/** One order of a quote, or its cancellation: what of the quote's lines it took, net of tax, and shipping stays out. */
const orders = (moment: string, sign: string, state: string): string => `
  select c.id || '${sign}' as id, c.order_id, q.id as quote_id, q.currency_code, q.source_id, ${OWNER}, ${moment} as happened_at,
         ${sign}1 * (select coalesce(sum((i.subtotal - i.discount_total) * part.quantity / i.quantity), 0)
            from crm_quote_conversion_item part join crm_quote_item i on i.id = part.quote_item_id
           where part.conversion_id = c.id and part.deleted_at is null) as net_amount
    from crm_quote_conversion c
    join crm_quote q on q.id = c.quote_id and q.deleted_at is null
    ${ownerAt("coalesce(q.accepted_at, c.claimed_at)")}
   where c.state in ${state} and c.deleted_at is null`

export const SALES_VIEWS: Record<string, string> = {
  crm_view_sales_decision: `
    select ${DECIDED}, case q.status when 'accepted' then 'won' else 'lost' end as outcome, q.decided_date, ${days("q.decided_date")},
           q.lost_reason_id, q.lost_reason_name
      from crm_quote q ${ownerAt("coalesce(q.accepted_at, q.declined_at)")}
     where q.status in ('accepted', 'declined') and q.decided_date is not null and q.deleted_at is null
    union all
    select ${DECIDED}, 'expired', to_char(q.valid_until::date + 1, 'YYYY-MM-DD'), ${days("(q.valid_until::date + 1)")}, null, null
      from crm_quote q ${ownerAt("((q.valid_until::date + 1)::timestamp at time zone 'UTC')")}
     where q.status = 'sent' and q.valid_until is not null and q.deleted_at is null`,

  crm_view_sales_order: `
    ${orders("c.finished_at", "", "('done', 'canceled')")}
    union all ${orders("c.canceled_at", "-", "('canceled')")}`,

  crm_view_sales_target: `
    select id, user_id, month, currency_code, amount, commission_percent from crm_sales_target where deleted_at is null`,
}

const INDEXES = [
  `create index if not exists crm_report_quote_decided on crm_quote (currency_code, decided_date)
     where status in ('accepted', 'declined') and deleted_at is null`,
  `create index if not exists crm_report_conversion_finished on crm_quote_conversion (finished_at) where state in ('done', 'canceled')`,
  `create index if not exists crm_report_conversion_canceled on crm_quote_conversion (canceled_at) where state = 'canceled'`,
]

/** Who won, lost and sold what, and what they were to sell. */
export class CrmSalesViews1795741000000 implements MigrationInterface {
  name = "CrmSalesViews1795741000000"

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of INDEXES) {
      await queryRunner.query(statement)
    }
    for (const [name, select] of Object.entries(SALES_VIEWS)) {
      await queryRunner.query(`drop view if exists ${name}`)
      await queryRunner.query(`create view ${name} as ${select}`)
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const name of Object.keys(SALES_VIEWS).reverse()) {
      await queryRunner.query(`drop view if exists ${name}`)
    }
    for (const name of ["quote_decided", "conversion_finished", "conversion_canceled"]) {
      await queryRunner.query(`drop index if exists crm_report_${name}`)
    }
  }
}
