import { MigrationInterface, QueryRunner } from "typeorm"

import { PROVISION_VIEWS } from "./1795780000000-crm-warranty-provision"
import {
  KEEP_WARRANTY_SUMS,
  keepWarrantySums,
  SoldLines,
  WARRANTY_COST_VIEWS,
} from "./1795781000000-crm-warranty-costs"

/**
 * Units of one line may be covered until different days, where some of them were repaired. So many are covered until a month or longer as
 * the plan says that covers most of them so long, of those that were sold.
 */
const lineRows = (condition: string): string => `
  with cover as (
    select coalesce(line_id, id) as line_key, basis, source <> 'sold' as is_goods, product_id, split_part(title, ' · ', 1) as title, order_id, currency_code,
           substr(starts_date, 1, 7) as starts_month, coalesce(substr(ends_date, 1, 7), max(substr(ends_date, 1, 7)) over (partition by coalesce(line_id, id))) as ends_month,
           original_quantity as units
      from crm_warranty where source <> 'replacement' and status <> 'canceled' and deleted_at is null and ${condition}
  ), line as (
    select line_key, max(product_id) as product_id, max(title) as title, max(order_id) as order_id, max(currency_code) as currency_code,
           min(sold_month) filter (where is_goods) as sold_month, coalesce(max(units) filter (where is_goods), 0) as units
      from (select line_key, basis, is_goods, max(product_id) as product_id, max(title) as title, max(order_id) as order_id,
                   max(currency_code) as currency_code, min(starts_month) as sold_month, sum(units) as units
              from cover group by 1, 2, 3) b group by 1
  ), lasting as (
    select line_key, ends_month, max(units) as units
      from (select m.line_key, m.ends_month, c.basis, c.is_goods, sum(c.units) as units
              from (select distinct line_key, ends_month from cover) m join cover c on c.line_key = m.line_key and c.ends_month >= m.ends_month
             group by 1, 2, 3, 4) b group by 1, 2
  ), ending as (
    select line_key, ends_month, units - coalesce(lead(units) over (partition by line_key order by ends_month), 0) as units
      from (select t.line_key, t.ends_month, least(t.units, l.units) as units from lasting t join line l on l.line_key = t.line_key) capped
  )
  select l.*, e.ends from line l left join (
    select line_key, jsonb_agg(jsonb_build_object('ends_month', ends_month, 'units', units) order by ends_month) as ends
      from ending where units > 0 group by 1) e on e.line_key = l.line_key`

const EACH_END = "cross join lateral jsonb_to_recordset(l.ends) as e (ends_month text, units numeric)"

const LINES: SoldLines = {
  table: [
    `drop view if exists crm_view_warranty_line`,
    `alter table crm_sum_warranty_line add column if not exists ends jsonb, drop column if exists ends_month`,
  ],
  columns: ["product_id", "title", "order_id", "currency_code", "sold_month", "ends", "units"],
  rows: lineRows,
  addSold: (rows) => `
    insert into crm_sum_warranty_sold
    select l.product_id, l.currency_code, l.sold_month, e.ends_month, sum(l.sign * e.units) from (${rows}) l ${EACH_END}
     where l.sold_month is not null group by 1, 2, 3, 4 having sum(l.sign * e.units) <> 0`,
}

const VIEWS = {
  crm_view_warranty_line: `
    select l.line_key, l.product_id, l.title, l.currency_code, l.sold_month, e.ends_month, e.units,
           (select o.owner_id from crm_receivable_order o where o.order_id = l.order_id and o.deleted_at is null) as owner_id
      from crm_sum_warranty_line l ${EACH_END} where l.sold_month is not null`,
  crm_view_provision_claim: PROVISION_VIEWS.crm_view_provision_claim.replace(
    "coalesce('item:' || w.fulfillment_item_id, w.source_key)",
    "coalesce('item:' || w.fulfillment_item_id, w.source_key) || coalesce('/' || nullif(w.part, ''), '')"
  ),
}

const VIEW = "create or replace view crm_view_warranty_line as " + VIEWS.crm_view_warranty_line

/** Everything that keeps what reports of warranties are read from, with units that were split off. */
export const KEEP_WARRANTY_PARTS = [...keepWarrantySums(LINES), VIEW]

export const WARRANTY_PART_VIEWS: Record<string, string> = VIEWS

/** Units that were split off a lot are told apart in what was sold, by when their cover ends, and in claims that were provided for. */
export class CrmWarrantyParts1795830000000 implements MigrationInterface {
  name = "CrmWarrantyParts1795830000000"

  async up(queryRunner: QueryRunner): Promise<void> {
    await run(queryRunner, [
      ...KEEP_WARRANTY_PARTS,
      `create or replace view crm_view_provision_claim as ${VIEWS.crm_view_provision_claim}`,
    ])
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await run(queryRunner, [
      `drop view if exists crm_view_warranty_line`,
      `alter table crm_sum_warranty_line drop column if exists ends, add column if not exists ends_month text`,
      ...KEEP_WARRANTY_SUMS,
      `create view crm_view_warranty_line as ${WARRANTY_COST_VIEWS.crm_view_warranty_line}`,
      `create or replace view crm_view_provision_claim as ${PROVISION_VIEWS.crm_view_provision_claim}`,
    ])
  }
}

async function run(queryRunner: QueryRunner, statements: string[]): Promise<void> {
  for (const statement of statements) {
    await queryRunner.query(statement)
  }
}
