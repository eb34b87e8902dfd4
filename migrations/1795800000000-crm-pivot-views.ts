import { MigrationInterface, QueryRunner } from "typeorm"

// A column that a pivot does not ask for costs nothing: looked up in a subquery of its own, it is left out with it.

const team = (user: string): string => `
  (select m.team_id from crm_access_member m where m.user_id = ${user} and m.deleted_at is null) as team_id,
  (select t.name from crm_access_member m join crm_team t on t.id = m.team_id where m.user_id = ${user} and m.deleted_at is null) as team_name`

/** Who stays of customers who are one, and where a document's paper goes. */
const who = (alias: string, customer: string, address: string | null): string => `
  coalesce((select a.root_id from crm_customer_alias a where a.customer_id = ${customer} and a.deleted_at is null), ${customer}) as customer_id,
  ${alias === "q" ? "coalesce(q.company_name, q.customer_name) as customer_name" : `${alias}.customer_name`}${address ? `, lower(${address}->>'country_code') as country_code, ${address}->>'city' as city` : ""}`

const place = (order_id: string): string =>
  ["region_id", "sales_channel_id"]
    .map(
      (name) =>
        `(select o.${name} from crm_receivable_order o where o.order_id = ${order_id} and o.deleted_at is null) as ${name}`
    )
    .join(", ")

const named = (table: string, id: string, name: string): string =>
  `(select x.name from ${table} x where x.id = ${id}) as ${name}_name, (select x.code from ${table} x where x.id = ${id}) as ${name}_code`

const costs = (columns: string): string =>
  `coalesce((select sum(${columns}) from crm_sum_warranty_cost k where k.claim_id = c.claim_id), 0)`

/** What pivots count: one row per document, with all that it may be grouped by. */
export const PIVOT_VIEWS: Record<string, string> = {
  crm_view_pivot_quote: `
    select q.id, q.number, q.currency_code, q.status, q.owner_id, ${team("q.owner_id")}, ${who("q", "q.customer_id", "q.billing_address")},
           q.region_id, q.sales_channel_id, q.source_id, ${named("crm_source", "q.source_id", "source")},
           q.stage_id, ${named("crm_stage", "q.stage_id", "stage")}, q.pipeline_id, ${named("crm_pipeline", "q.pipeline_id", "pipeline")},
           q.lost_reason_id, q.lost_reason_name, (select x.code from crm_lost_reason x where x.id = q.lost_reason_id and x.name = q.lost_reason_name) as lost_reason_code,
           q.customer_kind, q.net_total, q.total, coalesce(q.probability, (select s.probability from crm_stage s where s.id = q.stage_id), 0) as probability,
           q.valid_until, q.expected_close_date, q.created_at,
           case when q.status in ('accepted', 'declined') then q.decided_date
                when q.status = 'sent' then to_char(q.valid_until::date + 1, 'YYYY-MM-DD') end as decided_date
      from crm_quote q where q.deleted_at is null`,

  crm_view_pivot_instalment: `
    select n.id, n.invoice_id, i.number, n.currency_code, n.owner_id, ${team("n.owner_id")}, ${who("n", "n.bill_to_customer_id", "i.billing_address")},
           ${place("i.order_id")}, i.customer_kind, i.issue_date, n.due_date, i.voided_date, n.amount, n.allocated_total
      from crm_instalment n
      join crm_invoice i on i.id = n.invoice_id
     where i.status in ('issued', 'voided') and i.deleted_at is null and n.deleted_at is null`,

  crm_view_pivot_invoice_item: `
    select t.id, i.id as invoice_id, i.number, i.currency_code, i.owner_id, ${team("i.owner_id")}, ${who("i", "i.bill_to_customer_id", "i.billing_address")},
           ${place("i.order_id")}, i.customer_kind, t.kind, coalesce(t.product_id, t.title) as product_id, t.title as product_name, t.sku,
           i.issue_date, i.voided_date, t.quantity, t.total - t.tax_total as net, t.total
      from crm_invoice_item t
      join crm_invoice i on i.id = t.invoice_id
     where i.status in ('issued', 'voided') and i.deleted_at is null and t.deleted_at is null`,

  crm_view_pivot_receipt: `
    select r.id, r.number, r.currency_code, r.owner_id, ${team("r.owner_id")}, ${who("r", "r.bill_to_customer_id", null)}, ${place("r.order_id")},
           r.method, r.source, r.received_date, r.amount, r.amount - r.allocated_total - r.refunded_total as unallocated
      from crm_receipt r where r.deleted_at is null`,

  crm_view_pivot_claim: `
    select c.claim_id as id, w.number, c.currency_code, c.assignee_id, ${team("c.assignee_id")}, ${who("w", "c.customer_id", null)},
           c.submitted_by, (select o.owner_id from crm_receivable_order o where o.order_id = c.order_id and o.deleted_at is null) as owner_id,
           c.product_id, c.title as product_name, c.supplier, c.fault_code, c.status, c.submitted_at, w.quantity,
           ${costs("parts + labour + freight + replacement + third_party + other - deductible")} as cost, ${costs("recovered")} as recovered
      from crm_sum_warranty_claim c
      join crm_warranty_claim w on w.id = c.claim_id`,

  crm_view_pivot_follow_up: `
    select f.id, coalesce(f.title, f.kind) as number, f.kind, f.status, f.priority, f.assignee_id, ${team("f.assignee_id")}, f.owner_id, f.created_by,
           ${who("f", "f.customer_id", null)}, f.rule_key, f.due_date, f.created_at, f.completed_at
      from crm_follow_up f where f.deleted_at is null`,
}

export class CrmPivotViews1795800000000 implements MigrationInterface {
  name = "CrmPivotViews1795800000000"

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const [name, select] of Object.entries(PIVOT_VIEWS)) {
      await queryRunner.query(`create or replace view ${name} as ${select}`)
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const name of Object.keys(PIVOT_VIEWS)) {
      await queryRunner.query(`drop view if exists ${name}`)
    }
  }
}
