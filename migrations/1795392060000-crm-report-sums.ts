import { MigrationInterface, QueryRunner } from "typeorm"

/**
 * Sums that keep the overview fast whatever the age of the shop: written by triggers in the transaction that changes a document.
 *
 * A change appends a difference instead of updating a total, so that two sales people never wait for each other; the sum over the
 * rows is the figure at any moment, and `crm_compact_sums()` folds the differences together now and then.
 * Only `crm_open_customer` is a total per row, for debtors are sorted by it; it is locked per debtor, in order.
 */
const TABLES = [
  `create table if not exists crm_sum_pipeline_stage (
     currency_code text not null, stage_id text not null, valid_until text, count bigint not null, total numeric not null,
     net_total numeric not null, weighted_total numeric not null, weighted_net_total numeric not null)`,
  `create table if not exists crm_sum_pipeline_week (
     currency_code text not null, week text, valid_until text, weighted_total numeric not null)`,
  `create table if not exists crm_sum_decision (
     currency_code text not null, decided_date text not null, accepted boolean not null, count bigint not null, net_total numeric not null)`,
  `create index if not exists crm_sum_decision_day on crm_sum_decision (currency_code, decided_date)`,
  `create table if not exists crm_sum_billing (currency_code text not null, issue_date text not null, amount numeric not null)`,
  `create index if not exists crm_sum_billing_day on crm_sum_billing (currency_code, issue_date)`,
  `create table if not exists crm_open_customer (
     currency_code text not null, customer_id text not null, outstanding numeric not null, count bigint not null,
     primary key (currency_code, customer_id))`,
  `create index if not exists crm_open_customer_by_amount on crm_open_customer (currency_code, outstanding desc, customer_id) where outstanding > 0`,
]

/** Indexes on the documents' own tables that only reports use. */
const INDEXES = [
  `create index if not exists crm_report_quote_by_amount on crm_quote (currency_code, total desc)
     where status in ('draft', 'sent') and deleted_at is null`,
  `create index if not exists crm_report_quote_by_debtor on crm_quote ((coalesce(bill_to_customer_id, customer_id)), currency_code)
     where status in ('draft', 'sent') and deleted_at is null`,
  `create index if not exists crm_report_instalment_of_debtor on crm_instalment (bill_to_customer_id, currency_code) where deleted_at is null`,
  `create index if not exists crm_report_allocation_day on crm_allocation (allocation_date) where deleted_at is null`,
  `create index if not exists crm_report_allocation_reversed on crm_allocation (reversed_date) where reversed_date is not null`,
  `create index if not exists crm_report_invoice_issue_day on crm_invoice (issue_date) where issue_date is not null`,
  `create index if not exists crm_report_invoice_voided_day on crm_invoice (voided_date) where voided_date is not null`,
]

/** Digits of a currency by ISO 4217, as in `src/shared/currency-digits.ts`; a test compares the two. */
const DIGITS = `
  create or replace function crm_currency_digits(code text) returns int language sql immutable parallel safe as $$
    select case
      when lower(code) in ('bif','clp','djf','gnf','isk','jpy','kmf','krw','pyg','rwf','ugx','uyi','vnd','vuv','xaf','xof','xpf') then 0
      when lower(code) in ('bhd','iqd','jod','kwd','lyd','omr','tnd') then 3
      when lower(code) in ('clf','uyw') then 4
      else 2 end $$`

/** Pipeline quotes as the sums need them; `rows` gives columns of crm_quote and a sign. */
const pipelineRows = (rows: string) => `
  select q.sign, q.currency_code, q.stage_id, case when q.status = 'sent' then q.valid_until end as valid_until,
         to_char(date_trunc('week', q.expected_close_date::date), 'YYYY-MM-DD') as week, q.total, q.net_total,
         round(q.total * coalesce(q.probability, s.probability, 0) / 100, crm_currency_digits(q.currency_code)) as weighted_total,
         round(q.net_total * coalesce(q.probability, s.probability, 0) / 100, crm_currency_digits(q.currency_code)) as weighted_net_total
    from (${rows}) q
    left join crm_stage s on s.id = q.stage_id
   where q.status in ('draft', 'sent') and q.deleted_at is null`

const QUOTE_COLUMNS =
  "currency_code, stage_id, status, valid_until, expected_close_date, decided_date, total, net_total, probability, deleted_at"

const addQuotes = (rows: string) => [
  `insert into crm_sum_pipeline_stage
   select currency_code, stage_id, valid_until, sum(sign), sum(sign * total), sum(sign * net_total), sum(sign * weighted_total),
          sum(sign * weighted_net_total)
     from (${pipelineRows(rows)}) p group by 1, 2, 3
   having sum(sign) <> 0 or sum(sign * total) <> 0 or sum(sign * net_total) <> 0 or sum(sign * weighted_total) <> 0
       or sum(sign * weighted_net_total) <> 0`,
  `insert into crm_sum_pipeline_week
   select currency_code, week, valid_until, sum(sign * weighted_total)
     from (${pipelineRows(rows)}) p group by 1, 2, 3 having sum(sign * weighted_total) <> 0`,
  `insert into crm_sum_decision
   select currency_code, day, accepted, sum(sign), sum(sign * net_total)
     from (select sign, currency_code, net_total, status = 'accepted' as accepted,
                  case when status = 'sent' then to_char(valid_until::date + 1, 'YYYY-MM-DD') else decided_date end as day
             from (${rows}) q where status in ('sent', 'accepted', 'declined') and deleted_at is null) d
    where day is not null group by 1, 2, 3 having sum(sign) <> 0 or sum(sign * net_total) <> 0`,
]

const INVOICE_COLUMNS = "currency_code, issue_date, due_date, status, total, deleted_at"

const addInvoices = (rows: string) => [
  `insert into crm_sum_billing
   select currency_code, issue_date, sum(sign * total) from (${rows}) i
    where status = 'issued' and due_date > issue_date and deleted_at is null
    group by 1, 2 having sum(sign * total) <> 0`,
]

const CREDIT_NOTE_COLUMNS = "status, invoice_id, currency_code, issue_date, total, deleted_at"

const addCreditNotes = (rows: string) => [
  `insert into crm_sum_billing
   select c.currency_code, c.issue_date, -sum(c.sign * c.total) from (${rows}) c
     join crm_invoice i on i.id = c.invoice_id
    where c.status = 'issued' and i.due_date > i.issue_date and c.deleted_at is null
    group by 1, 2 having sum(c.sign * c.total) <> 0`,
]

const INSTALMENT_COLUMNS = "currency_code, bill_to_customer_id, amount, allocated_total, open, deleted_at"

const addInstalments = (rows: string) => [
  `insert into crm_open_customer
   select currency_code, coalesce(bill_to_customer_id, ''), sum(sign * (amount - allocated_total)), sum(sign) from (${rows}) n
    where open and deleted_at is null
    group by 1, 2 having sum(sign) <> 0 or sum(sign * (amount - allocated_total)) <> 0 order by 1, 2
   on conflict (currency_code, customer_id) do update
     set outstanding = crm_open_customer.outstanding + excluded.outstanding, count = crm_open_customer.count + excluded.count`,
]

/** Tables that feed the sums: their columns that count, and what a change of their rows adds. */
const SOURCES: Record<string, { columns: string; add: (rows: string) => string[] }> = {
  crm_quote: { columns: QUOTE_COLUMNS, add: addQuotes },
  crm_invoice: { columns: INVOICE_COLUMNS, add: addInvoices },
  crm_credit_note: { columns: CREDIT_NOTE_COLUMNS, add: addCreditNotes },
  crm_instalment: { columns: INSTALMENT_COLUMNS, add: addInstalments },
}

const OPERATIONS = {
  insert: { referencing: "new table as fresh", rows: (columns: string) => `select 1 as sign, ${columns} from fresh` },
  update: {
    referencing: "old table as stale new table as fresh",
    rows: (columns: string) => `select 1 as sign, ${columns} from fresh union all select -1, ${columns} from stale`,
  },
  delete: { referencing: "old table as stale", rows: (columns: string) => `select -1 as sign, ${columns} from stale` },
} as const

const triggers = (table: string): string[] =>
  Object.entries(OPERATIONS).flatMap(([operation, { referencing, rows }]) => {
    const { columns, add } = SOURCES[table]
    const name = `${table}_sums_${operation}`
    return [
      `create or replace function ${name}() returns trigger language plpgsql as $$
       begin ${add(rows(columns)).join(";\n")}; return null; end $$`,
      `create or replace trigger ${name} after ${operation} on ${table} referencing ${referencing}
       for each statement execute function ${name}()`,
    ]
  })

const SUM_TABLES = [
  "crm_sum_pipeline_stage",
  "crm_sum_pipeline_week",
  "crm_sum_decision",
  "crm_sum_billing",
  "crm_open_customer",
]

/** Adds everything up anew, from the documents. */
const REBUILD = `
  create or replace function crm_rebuild_sums() returns void language plpgsql as $$
  begin
    lock table ${Object.keys(SOURCES).join(", ")} in share row exclusive mode;
    ${SUM_TABLES.map((table) => `delete from ${table};`).join("\n")}
    ${Object.entries(SOURCES)
      .flatMap(([table, { columns, add }]) => add(`select 1 as sign, ${columns} from ${table}`))
      .map((statement) => `${statement};`)
      .join("\n")}
  end $$`

const compact = (table: string, keys: string, sums: string[]) => `
  with gone as (delete from ${table} returning *)
  insert into ${table} select ${keys}, ${sums.map((sum) => `sum(${sum})`).join(", ")} from gone group by ${keys}
  having ${sums.map((sum) => `sum(${sum}) <> 0`).join(" or ")};`

/** Folds the differences together; harmless at any moment, for readers see the table before or after. */
const COMPACT = `
  create or replace function crm_compact_sums() returns void language plpgsql as $$
  begin
    ${compact("crm_sum_pipeline_stage", "currency_code, stage_id, valid_until", ["count", "total", "net_total", "weighted_total", "weighted_net_total"])}
    ${compact("crm_sum_pipeline_week", "currency_code, week, valid_until", ["weighted_total"])}
    ${compact("crm_sum_decision", "currency_code, decided_date, accepted", ["count", "net_total"])}
    ${compact("crm_sum_billing", "currency_code, issue_date", ["amount"])}
    delete from crm_open_customer where count = 0 and outstanding = 0;
  end $$`

/** A stage's own probability weighs every quote in it that has none. */
const STAGE_TRIGGER = [
  `create or replace function crm_stage_sums_update() returns trigger language plpgsql as $$
   begin perform crm_rebuild_sums(); return null; end $$`,
  `create or replace trigger crm_stage_sums_update after update of probability on crm_stage
   for each statement execute function crm_stage_sums_update()`,
]

/** Triggers that must be there; a dropped and recreated table has lost them. */
export const SUM_TRIGGERS = [
  ...Object.keys(SOURCES).flatMap((table) => Object.keys(OPERATIONS).map((operation) => `${table}_sums_${operation}`)),
  "crm_stage_sums_update",
]

/** Everything that keeps the sums; may run again at any time. */
export const KEEP_SUMS = [
  ...TABLES,
  ...INDEXES,
  DIGITS,
  REBUILD,
  COMPACT,
  ...Object.keys(SOURCES).flatMap(triggers),
  ...STAGE_TRIGGER,
  "select crm_rebuild_sums()",
]

export const SUM_VIEWS: Record<string, string> = {
  crm_view_pipeline_stage: `
    select currency_code, stage_id, valid_until, count, total, net_total, weighted_total, weighted_net_total from crm_sum_pipeline_stage`,
  crm_view_pipeline_week: `select currency_code, week, valid_until, weighted_total from crm_sum_pipeline_week`,
  crm_view_decision_day: `select currency_code, decided_date, accepted, count, net_total from crm_sum_decision`,
  crm_view_billing_day: `select currency_code, issue_date, amount from crm_sum_billing`,
  crm_view_open_customer: `select currency_code, customer_id, outstanding, count from crm_open_customer where outstanding > 0`,
}

/** Keeps sums beside the documents, so that the overview need not add up 200,000 quotes. */
export class CrmReportSums1795392060000 implements MigrationInterface {
  name = "CrmReportSums1795392060000"

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of KEEP_SUMS) {
      await queryRunner.query(statement)
    }
    for (const [name, select] of Object.entries(SUM_VIEWS)) {
      await queryRunner.query(`create or replace view ${name} as ${select}`)
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const name of Object.keys(SUM_VIEWS)) {
      await queryRunner.query(`drop view if exists ${name}`)
    }
    for (const name of SUM_TRIGGERS) {
      await queryRunner.query(`drop function if exists ${name}() cascade`)
    }
    for (const [, name] of INDEXES.map((sql) => /if not exists (\w+)/.exec(sql)!)) {
      await queryRunner.query(`drop index if exists ${name}`)
    }
    await queryRunner.query("drop function if exists crm_rebuild_sums(), crm_compact_sums(), crm_currency_digits(text)")
    await queryRunner.query(`drop table if exists ${SUM_TABLES.join(", ")}`)
  }
}
