import { MigrationInterface, QueryRunner } from "typeorm"

import { ownLateDays } from "../src/modules/receivable/sql/payment-behaviour"

/**
 * What the money calendar needs to be quick whatever the age of the shop: how late each debtor usually pays, and what is expected by day,
 * both kept in the transaction that changes a document.
 *
 * `crm_debtor_delay` has a row per debtor; its days are null where fewer than three instalments were settled, of whom the store's hold.
 * `crm_sum_cash` has differences whose sum is the figure, so that nobody waits; of receivables `day` is the due day with the debtor's own
 * delay, of quotes it is the expected close (`0001-01-01` without one) and `shift` what comes after it. What the store's own delay and terms add is
 * added when it is read. Whoever changes a debtor's documents holds its row, so that no change slips past a change of its delay.
 */
const TABLES = [
  `create table if not exists crm_debtor_delay (customer_id text primary key, days int, slow_days int)`,
  `create table if not exists crm_sum_cash (
     currency_code text not null, scenario text not null, kind text not null, day text not null, shift int not null,
     own_delay boolean not null, own_terms boolean not null, valid_until text, amount numeric not null)`,
  `create index if not exists crm_sum_cash_of on crm_sum_cash (currency_code, scenario)`,
]

const days = (share: string): string =>
  `case when count(*) >= 3 then floor(percentile_cont(${share}) within group (order by late.days) + 0.5)::int end`

/** Days from issue to a part of agreed terms; a month is 30, and a day of the month that they name is left out. */
const PART_DAYS = `(coalesce((part->>'days')::numeric, 0) + 30 * coalesce((part->>'months')::numeric, 0))`

const FUNCTIONS = [
  `create or replace function crm_terms_days(terms jsonb) returns int language sql immutable parallel safe as $$
     select round(sum((part->>'percent')::numeric * ${PART_DAYS}) / nullif(sum((part->>'percent')::numeric), 0))::int
       from jsonb_array_elements(case when jsonb_typeof(terms->'instalments') = 'array' then terms->'instalments' end) part $$`,
  `create or replace function crm_delay_of(asked text, out days int, out slow_days int) language sql stable as $$
     select ${days("0.5")}, ${days("0.75")} from (${ownLateDays("crm_customer_group(asked)")}) late $$`,
  `create or replace function crm_hold_debtors(ids text[], alone boolean) returns void language plpgsql as $$
   begin
     insert into crm_debtor_delay (customer_id) select distinct id from unnest(ids) id where id is not null order by 1 on conflict do nothing;
     if alone then
       perform from crm_debtor_delay where customer_id = any (ids) order by customer_id for update;
     else
       perform from crm_debtor_delay where customer_id = any (ids) order by customer_id for share;
     end if;
   end $$`,
]

const SCENARIOS = "(values ('best'), ('expected'), ('worst')) c(scenario)"
const OWN = "case c.scenario when 'best' then 0 when 'worst' then coalesce(d.slow_days, 0) else coalesce(d.days, 0) end"
const HAS_OWN = "(c.scenario = 'best' or d.days is not null)"

const INSTALMENT_COLUMNS = "currency_code, bill_to_customer_id, due_date, amount, allocated_total, open, deleted_at"

/** `rows` gives columns of crm_instalment and a sign. */
const addInstalments = (rows: string): string => `
  insert into crm_sum_cash
  select n.currency_code, c.scenario, 'receivables', to_char(n.due_date::date + ${OWN}, 'YYYY-MM-DD'), 0, ${HAS_OWN}, true, null::text,
         sum(n.sign * (n.amount - n.allocated_total))
    from (${rows}) n left join crm_debtor_delay d on d.customer_id = n.bill_to_customer_id cross join ${SCENARIOS}
   where n.open and n.deleted_at is null
   group by 1, 2, 4, 6 having sum(n.sign * (n.amount - n.allocated_total)) <> 0`

const QUOTE_COLUMNS =
  "currency_code, bill_to_customer_id, customer_id, stage_id, status, valid_until, expected_close_date, total, probability, payment_terms, deleted_at"

/** `rows` gives columns of crm_quote and a sign. */
const addQuotes = (rows: string): string => `
  insert into crm_sum_cash
  select currency_code, scenario, 'quotes', day, shift, own_delay, own_terms, valid_until, sum(sign * amount) from (
    select q.sign, q.currency_code, c.scenario, coalesce(q.expected_close_date, '0001-01-01') as day, ${OWN} + coalesce(t.days, 0) as shift,
           ${HAS_OWN} as own_delay, t.days is not null as own_terms, case when q.status = 'sent' then q.valid_until end as valid_until,
           case when c.scenario = 'best' and s.forecast_category in ('best_case', 'commit') then q.total
                when c.scenario = 'worst' and s.forecast_category is distinct from 'commit' then 0
                else round(q.total * coalesce(q.probability, s.probability, 0) / 100, crm_currency_digits(q.currency_code)) end as amount
      from (${rows}) q left join crm_stage s on s.id = q.stage_id
      left join crm_debtor_delay d on d.customer_id = coalesce(q.bill_to_customer_id, q.customer_id)
     cross join lateral (select crm_terms_days(q.payment_terms) as days) t cross join ${SCENARIOS}
     where q.status in ('draft', 'sent') and q.deleted_at is null) offered
   group by 1, 2, 4, 5, 6, 7, 8 having sum(sign * amount) <> 0`

const SOURCES = {
  crm_instalment: {
    columns: INSTALMENT_COLUMNS,
    add: addInstalments,
    debtor: "bill_to_customer_id",
    alone: true,
  },
  crm_quote: {
    columns: QUOTE_COLUMNS,
    add: addQuotes,
    debtor: "coalesce(bill_to_customer_id, customer_id)",
    alone: false,
  },
}

const OPERATIONS = {
  insert: { referencing: "new table as fresh", rows: (columns: string) => `select 1 as sign, ${columns} from fresh` },
  update: {
    referencing: "old table as stale new table as fresh",
    rows: (columns: string) => `select 1 as sign, ${columns} from fresh union all select -1, ${columns} from stale`,
  },
  delete: { referencing: "old table as stale", rows: (columns: string) => `select -1 as sign, ${columns} from stale` },
} as const

const TRIGGERS = Object.entries(SOURCES).flatMap(([table, { columns, add, debtor, alone }]) =>
  Object.entries(OPERATIONS).flatMap(([operation, { referencing, rows }]) => [
    `create or replace function ${table}_cash_${operation}() returns trigger language plpgsql as $$
     begin
       perform crm_hold_debtors(array(select distinct ${debtor} from (${rows(columns)}) r where ${debtor} is not null), ${alone});
       ${add(rows(columns))};
       return null;
     end $$`,
    `create or replace trigger ${table}_cash_${operation} after ${operation} on ${table} referencing ${referencing}
     for each statement execute function ${table}_cash_${operation}()`,
  ])
)

const ofDebtors = (sign: number): string => `
  ${addInstalments(`select ${sign} as sign, ${INSTALMENT_COLUMNS} from crm_instalment where bill_to_customer_id = any (changed) and open and deleted_at is null`)};
  ${addQuotes(`select ${sign} as sign, ${QUOTE_COLUMNS} from crm_quote
    where coalesce(bill_to_customer_id, customer_id) = any (changed) and status in ('draft', 'sent') and deleted_at is null`)};`

/** Looks again how late some debtors, and all who are one with them, usually pay; what they are expected to pay moves with it. */
const KEEP_DELAY = `
  create or replace function crm_keep_delay(ids text[]) returns void language plpgsql as $$
  declare members text[]; changed text[];
  begin
    members := array(select distinct m from unnest(ids) i cross join lateral unnest(crm_customer_group(i)) m where i is not null order by 1);
    perform crm_hold_debtors(members, true);
    changed := array(select d.customer_id from crm_debtor_delay d cross join lateral crm_delay_of(d.customer_id) f
      where d.customer_id = any (members) and (d.days, d.slow_days) is distinct from (f.days, f.slow_days));
    if cardinality(changed) = 0 then
      return;
    end if;
    ${ofDebtors(-1)}
    update crm_debtor_delay d set days = f.days, slow_days = f.slow_days
      from unnest(changed) c(id) cross join lateral crm_delay_of(c.id) f where d.customer_id = c.id;
    ${ofDebtors(1)}
  end $$`

/** At the end of the transaction, when what settled an instalment stands beside it. */
const DELAY_TRIGGERS = [
  `create or replace function crm_instalment_settled() returns trigger language plpgsql as $$
   begin perform crm_keep_delay(array[new.bill_to_customer_id]); return null; end $$`,
  `drop trigger if exists crm_instalment_settled on crm_instalment`,
  `create constraint trigger crm_instalment_settled after update on crm_instalment deferrable initially deferred
   for each row when ((old.allocated_total >= old.amount) <> (new.allocated_total >= new.amount)) execute function crm_instalment_settled()`,
  `create or replace function crm_debtor_delay_merged() returns trigger language plpgsql as $$
   begin
     if tg_op = 'INSERT' then
       perform crm_keep_delay(array[new.customer_id, new.root_id]);
     elsif tg_op = 'DELETE' then
       perform crm_keep_delay(array[old.customer_id, old.root_id]);
     else
       perform crm_keep_delay(array[old.customer_id, old.root_id, new.customer_id, new.root_id]);
     end if;
     return null;
   end $$`,
  `create or replace trigger crm_debtor_delay_merged after insert or update or delete on crm_customer_alias
   for each row execute function crm_debtor_delay_merged()`,
]

/** Whoever adds up anew and whoever folds together come one after the other, also with those of the other sums. */
const ALONE = "perform pg_advisory_xact_lock(hashtext('crm_report_sums'));"

const OPEN_QUOTES = `select 1 as sign, ${QUOTE_COLUMNS} from crm_quote where status in ('draft', 'sent')`

const REBUILD = [
  `create or replace function crm_rebuild_cash() returns void language plpgsql as $$
   begin
     ${ALONE}
     lock table crm_instalment, crm_quote, crm_customer_alias in share row exclusive mode;
     delete from crm_sum_cash;
     delete from crm_debtor_delay;
     insert into crm_debtor_delay
     select who.id, f.days, f.slow_days from (
       select bill_to_customer_id from crm_instalment where deleted_at is null union select coalesce(bill_to_customer_id, customer_id) from crm_quote) who(id)
      cross join lateral crm_delay_of(who.id) f where who.id is not null order by 1;
     ${addInstalments(`select 1 as sign, ${INSTALMENT_COLUMNS} from crm_instalment where open`)};
     ${addQuotes(OPEN_QUOTES)};
   end $$`,
  `create or replace function crm_rebuild_cash_of_quotes() returns void language plpgsql as $$
   begin
     ${ALONE}
     lock table crm_quote in share row exclusive mode;
     delete from crm_sum_cash where kind = 'quotes';
     ${addQuotes(OPEN_QUOTES)};
   end $$`,
]

/** `passed`: days before it have passed everywhere, and how long ago makes no difference; none are folded without it. */
const COMPACT = `
  create or replace function crm_compact_cash(passed text default null) returns void language plpgsql as $$
  begin
    ${ALONE}
    with gone as (delete from crm_sum_cash returning *)
    insert into crm_sum_cash
    select currency_code, scenario, kind, case when kind = 'quotes' and g.day < passed then '0001-01-01' else g.day end, shift, own_delay, own_terms,
           case when g.valid_until < passed then '0001-01-01' else g.valid_until end, sum(amount) from gone g group by 1, 2, 3, 4, 5, 6, 7, 8
    having sum(amount) <> 0;
  end $$`

/** A stage's own probability and forecast category weigh the quotes in it. */
const STAGE = [
  `create or replace function crm_stage_cash_update() returns trigger language plpgsql as $$
   begin perform crm_rebuild_cash_of_quotes(); return null; end $$`,
  `create or replace trigger crm_stage_cash_update after update of probability, forecast_category on crm_stage
   for each statement execute function crm_stage_cash_update()`,
]

const TABLE_OF: Record<string, string> = {
  ...Object.fromEntries(
    Object.keys(SOURCES).flatMap((table) => Object.keys(OPERATIONS).map((verb) => [`${table}_cash_${verb}`, table]))
  ),
  crm_instalment_settled: "crm_instalment",
  crm_debtor_delay_merged: "crm_customer_alias",
  crm_stage_cash_update: "crm_stage",
}

/** Triggers that must be there; a dropped and recreated table has lost them. */
export const CASH_TRIGGERS = Object.keys(TABLE_OF)

/** Everything that keeps the delays and the sums; may run again at any time. */
export const KEEP_CASH = [
  ...TABLES,
  ...FUNCTIONS,
  KEEP_DELAY,
  ...REBUILD,
  COMPACT,
  ...TRIGGERS,
  ...DELAY_TRIGGERS,
  ...STAGE,
  "select crm_rebuild_cash()",
]

export const CASH_VIEWS: Record<string, string> = {
  crm_view_debtor_delay: `select customer_id, days, slow_days from crm_debtor_delay where days is not null`,
  crm_view_cash_sum: `
    select currency_code, scenario, kind, day, shift, own_delay, own_terms, valid_until, amount from crm_sum_cash`,
}

/** Keeps how late debtors pay, and what is expected by day. */
export class CrmCashSums1795783000000 implements MigrationInterface {
  name = "CrmCashSums1795783000000"

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of KEEP_CASH) {
      await queryRunner.query(statement)
    }
    for (const [name, select] of Object.entries(CASH_VIEWS)) {
      await queryRunner.query(`create or replace view ${name} as ${select}`)
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const name of Object.keys(CASH_VIEWS)) {
      await queryRunner.query(`drop view if exists ${name}`)
    }
    for (const [name, table] of Object.entries(TABLE_OF)) {
      await queryRunner.query(`drop trigger if exists ${name} on ${table}`)
      await queryRunner.query(`drop function if exists ${name}()`)
    }
    const functions = ["keep_delay(text[])", "rebuild_cash()", "rebuild_cash_of_quotes()", "compact_cash(text)"]
    for (const name of [...functions, "hold_debtors(text[], boolean)", "delay_of(text)", "terms_days(jsonb)"]) {
      await queryRunner.query(`drop function if exists crm_${name}`)
    }
    await queryRunner.query("drop table if exists crm_sum_cash")
    await queryRunner.query("drop table if exists crm_debtor_delay")
  }
}
