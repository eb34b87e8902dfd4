import { MigrationInterface, QueryRunner } from "typeorm"

import { KEEP_OPENING_SUMS } from "./1795655000000-crm-opening-views"
import { KEEP_QUOTE_SUMS, QUOTE_SUM_VIEWS } from "./1795744000000-crm-quote-sums"

/**
 * What all quotes come to by owner, pipeline, stage, status and, of those that are sent, the last day: what a list or a board filtered by
 * these shows, without a look at 200,000 quotes. As before a change appends a difference, so that two sales people never wait for each
 * other.
 *
 * Days that have passed for good are folded into one, for all that counts of a day is whether it has passed.
 */
const TABLE = [
  `create table if not exists crm_sum_quote (
     currency_code text not null, pipeline_id text not null, stage_id text not null, owner_id text, status text not null, valid_until text,
     count bigint not null, total numeric not null, weighted_total numeric not null)`,
  `create index if not exists crm_sum_quote_of_owner on crm_sum_quote (owner_id)`,
]

const COLUMNS = "currency_code, pipeline_id, stage_id, owner_id, status, valid_until, probability, total, deleted_at"
const KEYS = "currency_code, pipeline_id, stage_id, owner_id, status, valid_until"

/** `rows` gives columns of crm_quote and a sign. */
const add = (rows: string): string => `
  insert into crm_sum_quote
  select ${KEYS}, sum(sign), sum(sign * total), sum(sign * weighted) from (
    select q.sign, q.currency_code, q.pipeline_id, q.stage_id, q.owner_id, q.status, case when q.status = 'sent' then q.valid_until end as valid_until,
           q.total, round(q.total * coalesce(q.probability, s.probability, 0) * 0.01, crm_currency_digits(q.currency_code)) as weighted
      from (${rows}) q left join crm_stage s on s.id = q.stage_id
     where q.deleted_at is null) changed
   group by 1, 2, 3, 4, 5, 6 having sum(sign) <> 0 or sum(sign * total) <> 0 or sum(sign * weighted) <> 0`

const OPERATIONS = {
  insert: `select 1 as sign, ${COLUMNS} from fresh`,
  update: `select 1 as sign, ${COLUMNS} from fresh union all select -1, ${COLUMNS} from stale`,
  delete: `select -1 as sign, ${COLUMNS} from stale`,
}

const TRIGGERS = Object.entries(OPERATIONS).map(
  ([operation, rows]) => `
  create or replace function crm_quote_list_${operation}() returns trigger language plpgsql as $$
  begin ${add(rows)}; return null; end $$`
)

/** Whoever adds up anew and whoever folds together come one after the other: else what one has folded stood beside what the other adds up. */
const ALONE = "perform pg_advisory_xact_lock(hashtext('crm_report_sums'));"

const REBUILD = `
  create or replace function crm_rebuild_quote_list() returns void language plpgsql as $$
  begin
    ${ALONE}
    lock table crm_quote in share row exclusive mode;
    delete from crm_sum_quote;
    ${add(`select 1 as sign, ${COLUMNS} from crm_quote`)};
  end $$`

/** `passed`: days before it have passed everywhere; none are folded without it. */
const COMPACT = `
  create or replace function crm_compact_quote_list(passed text default null) returns void language plpgsql as $$
  begin
    ${ALONE}
    with gone as (delete from crm_sum_quote returning *)
    insert into crm_sum_quote
    select currency_code, pipeline_id, stage_id, owner_id, status, case when g.valid_until < passed then '0001-01-01' else g.valid_until end,
           sum(count), sum(total), sum(weighted_total) from gone g group by 1, 2, 3, 4, 5, 6
    having sum(count) <> 0 or sum(total) <> 0 or sum(weighted_total) <> 0;
  end $$`

/** The same for the sums of before. */
const alone = (statement: string): string =>
  /function crm_(rebuild|compact)_sums\(/.test(statement)
    ? statement.replace(/\bbegin\b/, `begin\n    ${ALONE}`)
    : statement

/** What keeps the sums of reports, one at a time. */
export const KEEP_REPORT_SUMS = KEEP_OPENING_SUMS.map(alone)

const isOf = (text: string, ...names: string[]): boolean => names.some((name) => text.includes(name))

/** Everything that keeps the sums of quotes; may run again at any time. */
export const KEEP_SUMS_BY_OWNER = [
  ...TABLE,
  REBUILD,
  COMPACT,
  ...TRIGGERS,
  ...KEEP_QUOTE_SUMS.filter((text) => isOf(text, "replace trigger", "function crm_stage_list_update")),
  "select crm_rebuild_quote_list()",
]

export const QUOTE_SUMS_BY_OWNER_VIEWS: Record<string, string> = {
  crm_view_quote_sum: `
    select currency_code, pipeline_id, stage_id, owner_id, status, valid_until, count, total, weighted_total from crm_sum_quote`,
}

/** What a debtor's row on the overview is added up from, without a look at each instalment. */
const INDEX = `create index if not exists crm_report_open_of_debtor on crm_instalment (bill_to_customer_id, currency_code)
  include (due_date, amount, allocated_total, customer_name) where open and deleted_at is null`

/** Keeps what lists and boards come to, by whose they are and where they stand. */
export class CrmQuoteSumsByOwner1795746000000 implements MigrationInterface {
  name = "CrmQuoteSumsByOwner1795746000000"

  async up(queryRunner: QueryRunner): Promise<void> {
    await this.replace(queryRunner, KEEP_SUMS_BY_OWNER, QUOTE_SUMS_BY_OWNER_VIEWS)
    for (const statement of KEEP_REPORT_SUMS.filter((text) => /function crm_(rebuild|compact)_sums\(/.test(text))) {
      await queryRunner.query(statement)
    }
    await queryRunner.query(INDEX)
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query("drop index if exists crm_report_open_of_debtor")
    for (const statement of KEEP_OPENING_SUMS.filter((text) => /function crm_(rebuild|compact)_sums\(/.test(text))) {
      await queryRunner.query(statement)
    }
    await this.replace(queryRunner, KEEP_QUOTE_SUMS, QUOTE_SUM_VIEWS)
  }

  private async replace(queryRunner: QueryRunner, keep: string[], views: Record<string, string>): Promise<void> {
    await queryRunner.query("drop view if exists crm_view_quote_sum")
    await queryRunner.query("drop table if exists crm_sum_quote")
    await queryRunner.query("drop function if exists crm_compact_quote_list()")
    await queryRunner.query("drop function if exists crm_compact_quote_list(text)")
    for (const statement of keep) {
      await queryRunner.query(statement)
    }
    for (const [name, select] of Object.entries(views)) {
      await queryRunner.query(`create view ${name} as ${select}`)
    }
  }
}
