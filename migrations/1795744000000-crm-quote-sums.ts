import { MigrationInterface, QueryRunner } from "typeorm"

/**
 * Count and sums of all quotes by currency, kept as the sums of reports are (`1795392060000-crm-report-sums.ts`): a change appends a
 * difference, so that two sales people never wait for each other, and the list's figures need no look at 200,000 quotes.
 */
const TABLE = `create table if not exists crm_sum_quote (
  currency_code text not null, count bigint not null, total numeric not null, weighted_total numeric not null)`

const COLUMNS = "currency_code, stage_id, probability, total, deleted_at"

/** `rows` gives columns of crm_quote and a sign. */
const add = (rows: string): string => `
  insert into crm_sum_quote
  select currency_code, sum(sign), sum(sign * total), sum(sign * weighted) from (
    select q.sign, q.currency_code, q.total,
           round(q.total * coalesce(q.probability, s.probability, 0) / 100, crm_currency_digits(q.currency_code)) as weighted
      from (${rows}) q left join crm_stage s on s.id = q.stage_id
     where q.deleted_at is null) changed
   group by 1 having sum(sign) <> 0 or sum(sign * total) <> 0 or sum(sign * weighted) <> 0`

const OPERATIONS = {
  insert: { referencing: "new table as fresh", rows: `select 1 as sign, ${COLUMNS} from fresh` },
  update: {
    referencing: "old table as stale new table as fresh",
    rows: `select 1 as sign, ${COLUMNS} from fresh union all select -1, ${COLUMNS} from stale`,
  },
  delete: { referencing: "old table as stale", rows: `select -1 as sign, ${COLUMNS} from stale` },
} as const

const triggers = Object.entries(OPERATIONS).flatMap(([operation, { referencing, rows }]) => [
  `create or replace function crm_quote_list_${operation}() returns trigger language plpgsql as $$
   begin ${add(rows)}; return null; end $$`,
  `create or replace trigger crm_quote_list_${operation} after ${operation} on crm_quote referencing ${referencing}
   for each statement execute function crm_quote_list_${operation}()`,
])

const REBUILD = `
  create or replace function crm_rebuild_quote_list() returns void language plpgsql as $$
  begin
    lock table crm_quote in share row exclusive mode;
    delete from crm_sum_quote;
    ${add(`select 1 as sign, ${COLUMNS} from crm_quote`)};
  end $$`

const COMPACT = `
  create or replace function crm_compact_quote_list() returns void language plpgsql as $$
  begin
    with gone as (delete from crm_sum_quote returning *)
    insert into crm_sum_quote select currency_code, sum(count), sum(total), sum(weighted_total) from gone group by 1
    having sum(count) <> 0 or sum(total) <> 0 or sum(weighted_total) <> 0;
  end $$`

/** A stage's own probability weighs every quote in it that has none. */
const STAGE = [
  `create or replace function crm_stage_list_update() returns trigger language plpgsql as $$
   begin perform crm_rebuild_quote_list(); return null; end $$`,
  `create or replace trigger crm_stage_list_update after update of probability on crm_stage
   for each statement execute function crm_stage_list_update()`,
]

export const QUOTE_SUM_TRIGGERS = [
  ...Object.keys(OPERATIONS).map((operation) => `crm_quote_list_${operation}`),
  "crm_stage_list_update",
]

/** Everything that keeps the sums; may run again at any time. */
export const KEEP_QUOTE_SUMS = [TABLE, REBUILD, COMPACT, ...triggers, ...STAGE, "select crm_rebuild_quote_list()"]

export const QUOTE_SUM_VIEWS: Record<string, string> = {
  crm_view_quote_sum: `select currency_code, count, total, weighted_total from crm_sum_quote`,
}

/** Keeps what a list of all quotes comes to. */
export class CrmQuoteSums1795744000000 implements MigrationInterface {
  name = "CrmQuoteSums1795744000000"

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of KEEP_QUOTE_SUMS) {
      await queryRunner.query(statement)
    }
    for (const [name, select] of Object.entries(QUOTE_SUM_VIEWS)) {
      await queryRunner.query(`create or replace view ${name} as ${select}`)
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const name of Object.keys(QUOTE_SUM_VIEWS)) {
      await queryRunner.query(`drop view if exists ${name}`)
    }
    for (const name of QUOTE_SUM_TRIGGERS) {
      await queryRunner.query(
        `drop trigger if exists ${name} on ${name.startsWith("crm_stage") ? "crm_stage" : "crm_quote"}`
      )
      await queryRunner.query(`drop function if exists ${name}()`)
    }
    await queryRunner.query("drop function if exists crm_rebuild_quote_list()")
    await queryRunner.query("drop function if exists crm_compact_quote_list()")
    await queryRunner.query("drop table if exists crm_sum_quote")
  }
}
