import { MigrationInterface, QueryRunner } from "typeorm"

/**
 * What quotes want of each variant, kept in the transaction that changes a quote.
 *
 * `crm_demand` has one row per quote, variant and week: its goods, and the goods × probability. It is written anew from the facts for
 * the quotes that a statement touched, under their row's lock, and only rows that differ are. `crm_sum_demand` adds it up by week: a
 * change appends a difference, so that two sales people never wait for each other.
 *
 * The last day of an offer is not in the sums. What has expired is taken off when read, and for good by `crm_compact_demand`.
 */
const TABLES = [
  `create table if not exists crm_demand (
     quote_id text not null, variant_id text not null, sales_channel_id text not null, owner_id text, week text, valid_until text,
     is_committed boolean not null, line_ids text[] not null, quantity numeric not null, weighted numeric not null, passed boolean not null default false)`,
  `create index if not exists crm_demand_of_quote on crm_demand (quote_id)`,
  `create index if not exists crm_demand_of_variant on crm_demand (variant_id) include
     (quote_id, sales_channel_id, owner_id, week, valid_until, is_committed, quantity, weighted) where not passed`,
  `create index if not exists crm_demand_until on crm_demand (valid_until) where not passed and valid_until is not null`,
  `create index if not exists crm_demand_committed on crm_demand (variant_id) where is_committed`,
  `create table if not exists crm_sum_demand (
     variant_id text not null, sales_channel_id text not null, week text, quantity numeric not null, weighted numeric not null)`,
]

/**
 * The Monday of the week in which a line's goods are to leave: of the day on which the buyer wants them, else of the expected close and
 * the line's lead time; null where no close is expected.
 */
const WEEK = `to_char(date_trunc('week', coalesce(
    case when w.wanted_date is not null then greatest(w.wanted_date, w.close_date)::date end,
    w.close_date::date + coalesce(i.lead_time_days, 0))), 'YYYY-MM-DD')`

/** Lines that count, as `isIncluded` says; of what is accepted, as it was chosen. */
const COUNTS = `i.kind = 'item' and (
    (not i.is_optional and i.alternative_group is null)
    or (case when q.status = 'accepted' and jsonb_typeof(q.chosen_item_ids) = 'array' then jsonb_exists(q.chosen_item_ids, i.id) else i.is_selected end))`

/**
 * Draft, sent, and accepted but not ordered yet; what an order that was canceled since had ordered is not wanted any more.
 *
 * @param which - condition on the quotes `q`
 */
const facts = (which: string): string => `
  select q.id as quote_id, i.variant_id, q.sales_channel_id, q.owner_id, ${WEEK} as week,
         case when q.status = 'sent' then q.valid_until end as valid_until, q.status = 'accepted' as is_committed,
         array_agg(i.id order by i.id) as line_ids, sum(i.quantity - o.ordered) as quantity,
         sum((i.quantity - o.ordered) * case when q.status = 'accepted' then 100 else coalesce(q.probability, s.probability, 0) end * 0.01) as weighted
    from crm_quote q
    join crm_quote_item i on i.quote_id = q.id and i.deleted_at is null and i.variant_id is not null
    left join crm_stage s on s.id = q.stage_id
    cross join lateral (
      select case when q.status = 'accepted' then q.decided_date else q.expected_close_date end as close_date,
             coalesce(i.requested_delivery_date, q.requested_delivery_date) as wanted_date) w
    cross join lateral (
      select case when q.status <> 'accepted' then 0 else coalesce((
               select sum(p.quantity) from crm_quote_conversion_item p
                 join crm_quote_conversion c on c.id = p.conversion_id and c.deleted_at is null and c.state in ('claimed', 'done', 'canceled')
                where p.quote_item_id = i.id and p.deleted_at is null), 0) end as ordered) o
   where ${which} and q.status in ('draft', 'sent', 'accepted') and q.deleted_at is null and q.sales_channel_id is not null
     and ${COUNTS} and i.quantity > o.ordered
   group by 1, 2, 3, 4, 5, 6, 7`

const COLUMNS =
  "quote_id, variant_id, sales_channel_id, owner_id, week, valid_until, is_committed, line_ids, quantity, weighted"
const KEYS = "variant_id, sales_channel_id, week"

/** Compared as rows, so that two nothings are alike. */
const isSame = `(${COLUMNS.split(", ").map((name) => `f.${name}`).join(", ")}) is not distinct from
  (${COLUMNS.split(", ").map((name) => `d.${name}`).join(", ")})` // prettier-ignore

const REFRESH = `
  create or replace function crm_refresh_demand(ids text[]) returns void language plpgsql as $$
  begin
    if cardinality(ids) is null or cardinality(ids) = 0 then return; end if;
    perform 1 from crm_quote where id = any(ids) order by id for no key update;
    with f as materialized (${facts("q.id = any(ids)")}),
         gone as (
           delete from crm_demand d where d.quote_id = any(ids) and (d.passed or not exists (select 1 from f where ${isSame})) returning d.*),
         added as (
           insert into crm_demand (${COLUMNS})
           select ${COLUMNS} from f where not exists (select 1 from crm_demand d where d.quote_id = any(ids) and not d.passed and ${isSame})
           returning ${KEYS}, quantity, weighted)
    insert into crm_sum_demand
    select ${KEYS}, sum(quantity), sum(weighted) from (
      select ${KEYS}, quantity, weighted from added
      union all select ${KEYS}, -quantity, -weighted from gone where not passed) changed
     group by 1, 2, 3 having sum(quantity) <> 0 or sum(weighted) <> 0;
  end $$`

/** Whoever adds up anew and whoever folds together come one after the other, as for the other sums. */
const ALONE = "perform pg_advisory_xact_lock(hashtext('crm_report_sums'));"

const REBUILD = `
  create or replace function crm_rebuild_demand() returns void language plpgsql as $$
  begin
    ${ALONE}
    lock table crm_quote in share row exclusive mode;
    delete from crm_demand;
    delete from crm_sum_demand;
    insert into crm_demand (${COLUMNS}) ${facts("true")};
    insert into crm_sum_demand select ${KEYS}, sum(quantity), sum(weighted) from crm_demand group by 1, 2, 3;
  end $$`

/** `last`: offers that ended before it have ended everywhere, and leave the sums; none do without it. */
const COMPACT = `
  create or replace function crm_compact_demand(last text default null) returns void language plpgsql as $$
  begin
    ${ALONE}
    with ended as (update crm_demand set passed = true where not passed and valid_until < last returning ${KEYS}, quantity, weighted)
    insert into crm_sum_demand select ${KEYS}, -sum(quantity), -sum(weighted) from ended group by 1, 2, 3;
    with gone as (delete from crm_sum_demand returning *)
    insert into crm_sum_demand select ${KEYS}, sum(quantity), sum(weighted) from gone group by 1, 2, 3
    having sum(quantity) <> 0 or sum(weighted) <> 0;
  end $$`

/** How many rows differ between the facts, what is kept of them, and what that adds up to; 0 where all agree. */
const VERIFY = `
  create or replace function crm_verify_demand() returns bigint language sql stable as $$
    with f as (${facts("true")}),
         kept as (select ${COLUMNS} from crm_demand),
         summed as (select ${KEYS}, sum(quantity) as quantity, sum(weighted) as weighted from crm_sum_demand group by 1, 2, 3
                    having sum(quantity) <> 0 or sum(weighted) <> 0),
         added as (select ${KEYS}, sum(quantity) as quantity, sum(weighted) as weighted from crm_demand where not passed group by 1, 2, 3
                   having sum(quantity) <> 0 or sum(weighted) <> 0)
    select (select count(*) from (select ${COLUMNS} from f except all select * from kept) a)
         + (select count(*) from (select * from kept except all select ${COLUMNS} from f) b)
         + (select count(*) from (select * from summed except all select * from added) c)
         + (select count(*) from (select * from added except all select * from summed) d) $$`

/** What of a quote says something of its goods; another change is none of this. */
const TOLD = ["status", "sales_channel_id", "owner_id", "expected_close_date", "decided_date", "requested_delivery_date", "valid_until",
  "stage_id", "probability", "chosen_item_ids", "deleted_at"] // prettier-ignore
const told = (alias: string): string => `(${TOLD.map((name) => `${alias}.${name}`).join(", ")})`

/** How a table's rows name the quotes that they are about. */
const SOURCES: Record<string, Record<"insert" | "update" | "delete", string>> = {
  crm_quote: {
    insert: "select id from fresh",
    update: `select n.id from fresh n join stale o on o.id = n.id where ${told("n")} is distinct from ${told("o")}`,
    delete: "select id from stale",
  },
  ...Object.fromEntries(
    ["crm_quote_item", "crm_quote_conversion", "crm_quote_conversion_item"].map((table) => [
      table,
      {
        insert: "select quote_id from fresh",
        update: "select quote_id from fresh union select quote_id from stale",
        delete: "select quote_id from stale",
      },
    ])
  ),
}

const REFERENCING = {
  insert: "new table as fresh",
  update: "old table as stale new table as fresh",
  delete: "old table as stale",
} as const

const triggers = Object.entries(SOURCES).flatMap(([table, operations]) =>
  Object.entries(operations).flatMap(([operation, touched]) => {
    const name = `${table}_demand_${operation}`
    return [
      `create or replace function ${name}() returns trigger language plpgsql as $$
       begin perform crm_refresh_demand(array(${touched})); return null; end $$`,
      `create or replace trigger ${name} after ${operation} on ${table} referencing ${REFERENCING[operation as keyof typeof REFERENCING]}
       for each statement execute function ${name}()`,
    ]
  })
)

/** A stage's own probability weighs every quote in it that has none. */
const STAGE = [
  `create or replace function crm_stage_demand_update() returns trigger language plpgsql as $$
   begin perform crm_rebuild_demand(); return null; end $$`,
  `create or replace trigger crm_stage_demand_update after update of probability on crm_stage
   for each statement execute function crm_stage_demand_update()`,
]

export const DEMAND_TRIGGERS = [
  ...Object.entries(SOURCES).flatMap(([table, operations]) =>
    Object.keys(operations).map((operation) => `${table}_demand_${operation}`)
  ),
  "crm_stage_demand_update",
]

/** Everything that keeps what quotes want; may run again at any time. */
export const KEEP_DEMAND = [
  ...TABLES,
  REFRESH,
  REBUILD,
  COMPACT,
  VERIFY,
  ...triggers,
  ...STAGE,
  "select crm_rebuild_demand()",
]

export const DEMAND_VIEWS: Record<string, string> = {
  crm_view_demand: `
    select quote_id, variant_id, sales_channel_id, owner_id, week, valid_until, is_committed, line_ids, quantity, weighted
      from crm_demand where not passed`,
  crm_view_demand_sum: `select variant_id, sales_channel_id, week, quantity, weighted from crm_sum_demand`,
}

/** Keeps what quotes want of the stock, by variant and week. */
export class CrmDemand1795784000000 implements MigrationInterface {
  name = "CrmDemand1795784000000"

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of KEEP_DEMAND) {
      await queryRunner.query(statement)
    }
    for (const [name, select] of Object.entries(DEMAND_VIEWS)) {
      await queryRunner.query(`create or replace view ${name} as ${select}`)
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const name of Object.keys(DEMAND_VIEWS)) {
      await queryRunner.query(`drop view if exists ${name}`)
    }
    for (const name of DEMAND_TRIGGERS) {
      await queryRunner.query(`drop function if exists ${name}() cascade`)
    }
    await queryRunner.query("drop function if exists crm_refresh_demand(text[])")
    await queryRunner.query(
      "drop function if exists crm_rebuild_demand(), crm_compact_demand(text), crm_verify_demand()"
    )
    await queryRunner.query("drop table if exists crm_demand, crm_sum_demand")
  }
}
