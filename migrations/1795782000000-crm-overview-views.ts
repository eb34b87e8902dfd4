import { MigrationInterface, QueryRunner } from "typeorm"

/** Where a document of money was sold: as its order says. Without an order it was sold nowhere. */
const ofOrder = (kind: string, table: string): string => `
    select '${kind}', d.id, o.region_id, o.sales_channel_id
      from ${table} d join crm_receivable_order o on o.order_id = d.order_id and o.deleted_at is null
     where d.deleted_at is null`

/** What the first page shows beside what is sold and owed: what waits for somebody today, and where documents were sold. */
export const OVERVIEW_VIEWS: Record<string, string> = {
  crm_view_document_place: `
    select 'quote' as kind, id, region_id, sales_channel_id from crm_quote where deleted_at is null
    union all
    select 'order', order_id, region_id, sales_channel_id from crm_receivable_order where deleted_at is null
    union all ${ofOrder("invoice", "crm_invoice")}
    union all ${ofOrder("credit_note", "crm_credit_note")}
    union all ${ofOrder("receipt", "crm_receipt")}`,

  crm_view_quote: `
    select id, status, currency_code, owner_id, total, net_total, valid_until, decided_date, unanswered_messages, hold is not null as is_held
      from crm_quote
     where deleted_at is null`,

  crm_view_open_bank_line: `
    select id, currency_code, booked_date, amount from crm_bank_line where state = 'open' and deleted_at is null`,

  crm_view_exchange_rate: `
    select from_currency, to_currency, rate_date, rate from crm_exchange_rate where deleted_at is null`,

  crm_view_working_week: `
    select weekdays from crm_dunning_policy where deleted_at is null order by is_default desc, name, id limit 1`,
}

const INDEXES = [
  `create index if not exists crm_report_quote_unanswered on crm_quote (currency_code) include (owner_id, total)
     where unanswered_messages > 0 and deleted_at is null`,
  `create index if not exists crm_report_bank_line_open on crm_bank_line (currency_code) include (amount)
     where state = 'open' and deleted_at is null`,
]

/**
 * Debtors of one currency who broke a promise before a day and still owe, and what they owe past it; of everyone's documents.
 *
 * A function, for it keeps its plan: what a promise comes to takes PostgreSQL longer to plan than to answer.
 */
const BROKEN_PROMISES = `
  create or replace function crm_broken_promises(asked_currency text, asked_day text) returns table (debtors bigint, past_due numeric)
  language plpgsql stable as $$
  begin
    return query
    select count(*), coalesce(sum(owed.overdue), 0)
      from (select distinct coalesce(root.root_id, p.bill_to_customer_id) as root_id
              from crm_view_promise p
              left join crm_view_customer_alias root on root.customer_id = p.bill_to_customer_id
             where p.currency_code = asked_currency and not p.kept and p.last_date < asked_day and p.bill_to_customer_id is not null) debtor
     cross join lateral (
       select count(*) as open, coalesce(sum(n.outstanding) filter (where n.due_date < asked_day), 0) as overdue
         from crm_view_open_instalment n
        where n.bill_to_customer_id = any (crm_customer_group(debtor.root_id)) and n.currency_code = asked_currency) owed
     where owed.open > 0;
  end $$`

/** What the overview's strip of the day and its filters read. */
export class CrmOverviewViews1795782000000 implements MigrationInterface {
  name = "CrmOverviewViews1795782000000"

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of INDEXES) {
      await queryRunner.query(statement)
    }
    for (const [name, select] of Object.entries(OVERVIEW_VIEWS)) {
      await queryRunner.query(`create or replace view ${name} as ${select}`)
    }
    await queryRunner.query(BROKEN_PROMISES)
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query("drop function if exists crm_broken_promises(text, text)")
    for (const name of Object.keys(OVERVIEW_VIEWS)) {
      await queryRunner.query(`drop view if exists ${name}`)
    }
    for (const [, name] of INDEXES.map((sql) => /if not exists (\w+)/.exec(sql)!)) {
      await queryRunner.query(`drop index if exists ${name}`)
    }
  }
}
