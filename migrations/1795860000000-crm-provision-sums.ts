import { MigrationInterface, QueryRunner } from "typeorm"

/**
 * What the provision of the running month and the movements of closed ones are read from, kept in the transaction that changes cover,
 * enters a cost or closes a month.
 *
 * - `crm_sum_provision_now`: of months that are open, units that joined less those that left, how many of them are expected to be claimed (`claims`)
 *   and in the month itself (`next_claims`), by the rates of the month before; a move appends a difference. Null where that month is not closed or
 *   does not know the product in this currency: then the moves themselves are read;
 * - `crm_sum_provision_used`: what claims used in them; a cost appends a difference;
 * - `crm_sum_provision_month`: how all products of a currency moved in a closed month.
 */
const TABLES = [
  `create table if not exists crm_sum_provision_now (
     month integer not null, currency_code text, product_id text not null, units numeric not null, claims numeric, next_claims numeric)`,
  `create index if not exists crm_sum_provision_now_of on crm_sum_provision_now (month, currency_code)`,
  `create table if not exists crm_sum_provision_used (
     month integer not null, currency_code text not null, product_id text not null, amount numeric not null)`,
  `create index if not exists crm_sum_provision_used_of on crm_sum_provision_used (month, currency_code)`,
  `create table if not exists crm_sum_provision_month (
     currency_code text not null, month integer not null, opening numeric not null, built numeric not null, used numeric not null,
     released numeric not null, remeasured numeric not null, closing numeric not null)`,
  `create index if not exists crm_sum_provision_month_of on crm_sum_provision_month (currency_code, month)`,
]

/** Units that left are few, and so is what is dated in days to come. */
const INDEXES = [
  `create index if not exists crm_report_warranty_move_left on crm_warranty_move (month, currency_code, product_id, first_month) where units < 0`,
  `create index if not exists crm_report_warranty_move_day on crm_warranty_move (move_date)`,
  `create index if not exists crm_report_warranty_used_day on crm_warranty_used (move_date)`,
]

/** As `ratesUntil` and `leftByAge` of `src/modules/reporting/rules/provision` have it. */
const FUNCTIONS = [
  `create or replace function crm_provision_until(sums jsonb, ages int) returns numeric language sql immutable parallel safe as $$
     select case when ages < n then (sums ->> ages)::numeric when n < 2 then 0
                 else (sums ->> (n - 1))::numeric + ((sums ->> (n - 1))::numeric - (sums ->> (n - 2))::numeric) * (ages - n + 1) end
       from (select jsonb_array_length(sums) as n) s $$`,
  `create or replace function crm_provision_claims(sums jsonb, first_month int, last_month int, from_month int) returns numeric language sql immutable parallel safe as $$
     select case when last_month < greatest(first_month, from_month) then 0
                 else crm_provision_until(sums, last_month - first_month + 1) - crm_provision_until(sums, greatest(first_month, from_month) - first_month) end $$`,
]

const MOVE_COLUMNS = "month, currency_code, product_id, first_month, last_month, units"

/** `rows` gives columns of crm_warranty_move. */
const addMoves = (rows: string): string => `
  insert into crm_sum_provision_now
  select m.month, m.currency_code, m.product_id, coalesce(sum(m.units) filter (where m.last_month >= m.month), 0),
         case when count(*) = count(p.sums) then sum(m.units * crm_provision_claims(p.sums, m.first_month, m.last_month, m.month)) end,
         case when count(*) = count(p.sums) then coalesce(sum(m.units * crm_provision_claims(p.sums, m.first_month, m.month, m.month)) filter (where m.last_month >= m.month), 0) end
    from (select month, currency_code, product_id, first_month, last_month, sum(units) as units from (${rows}) r group by 1, 2, 3, 4, 5 having sum(units) <> 0) m
    left join crm_warranty_provision_month p on p.month = m.month - 1 and p.currency_code = m.currency_code and p.product_id = m.product_id
   group by 1, 2, 3`

/** `rows` gives columns of crm_warranty_used. */
const addUsed = (rows: string): string => `
  insert into crm_sum_provision_used
  select month, currency_code, product_id, sum(amount) from (${rows}) r group by 1, 2, 3 having sum(amount) <> 0`

const addMonths = (rows: string): string => `
  insert into crm_sum_provision_month
  select currency_code, month, sum(opening), sum(built), sum(used), sum(released), sum(remeasured), sum(closing) from ${rows} group by 1, 2`

const OPEN = "month > (select coalesce(max(month), 0) from crm_warranty_provision_close)"

/** A closing stands alone, so that nothing moves while the month after it is reckoned with the new rates. */
const ACTS: Record<string, { table: string; act: string }> = {
  crm_warranty_move_sum: {
    table: "crm_warranty_move",
    act: addMoves(`select ${MOVE_COLUMNS} from fresh`),
  },
  crm_warranty_used_sum: {
    table: "crm_warranty_used",
    act: addUsed("select month, currency_code, product_id, amount from fresh"),
  },
  crm_warranty_provision_month_sum: {
    table: "crm_warranty_provision_month",
    act: `${addMonths("fresh")};
      delete from crm_sum_provision_now where (month, currency_code) in (select month + 1, currency_code from fresh);
      ${addMoves(`select ${MOVE_COLUMNS} from crm_warranty_move where (month, currency_code) in (select distinct month + 1, currency_code from fresh)`)}`,
  },
}

const TRIGGERS = Object.entries(ACTS).flatMap(([name, { table, act }]) => [
  `create or replace function ${name}() returns trigger language plpgsql as $$ begin ${act}; return null; end $$`,
  `create or replace trigger ${name} after insert on ${table} referencing new table as fresh for each statement execute function ${name}()`,
])

/** As for the sums of quotes: whoever adds up anew and whoever folds together come one after the other. */
const ALONE = "perform pg_advisory_xact_lock(hashtext('crm_report_sums'));"

const REBUILD = `
  create or replace function crm_rebuild_provision_sums() returns void language plpgsql as $$
  begin
    ${ALONE}
    perform pg_advisory_xact_lock(hashtext('crm_warranty_provision'));
    lock table crm_warranty_move, crm_warranty_used, crm_warranty_provision_month in share row exclusive mode;
    delete from crm_sum_provision_now;
    delete from crm_sum_provision_used;
    delete from crm_sum_provision_month;
    ${addMoves(`select ${MOVE_COLUMNS} from crm_warranty_move where ${OPEN}`)};
    ${addUsed(`select month, currency_code, product_id, amount from crm_warranty_used where ${OPEN}`)};
    ${addMonths("crm_warranty_provision_month")};
  end $$`

/** Months that were closed since are let go. A closing reckons rows anew, and so waits for it. */
const COMPACT = `
  create or replace function crm_compact_provision_sums() returns void language plpgsql as $$
  begin
    ${ALONE}
    perform pg_advisory_xact_lock_shared(hashtext('crm_warranty_provision'));
    with gone as (delete from crm_sum_provision_now returning *)
    insert into crm_sum_provision_now
    select month, currency_code, product_id, sum(units), sum(claims), sum(next_claims) from gone where ${OPEN} group by month, currency_code, product_id, claims is null
    having sum(units) <> 0 or sum(claims) <> 0 or sum(next_claims) <> 0 or claims is null;
    with gone as (delete from crm_sum_provision_used returning *)
    insert into crm_sum_provision_used
    select month, currency_code, product_id, sum(amount) from gone where ${OPEN} group by 1, 2, 3 having sum(amount) <> 0;
  end $$`

/** Everything that keeps them; may run again at any time. */
export const KEEP_PROVISION_SUMS = [
  ...TABLES,
  ...INDEXES,
  ...FUNCTIONS,
  REBUILD,
  COMPACT,
  ...TRIGGERS,
  "select crm_rebuild_provision_sums()",
]

export const PROVISION_SUM_TRIGGERS = Object.keys(ACTS)

/** The provision of today and its movements are read from few rows, however many units are covered. */
export class CrmProvisionSums1795860000000 implements MigrationInterface {
  name = "CrmProvisionSums1795860000000"

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of KEEP_PROVISION_SUMS) {
      await queryRunner.query(statement)
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const name of PROVISION_SUM_TRIGGERS) {
      await queryRunner.query(`drop function if exists ${name}() cascade`)
    }
    const functions = [
      "crm_rebuild_provision_sums()",
      "crm_compact_provision_sums()",
      "crm_provision_claims(jsonb, int, int, int)",
      "crm_provision_until(jsonb, int)",
    ]
    for (const name of functions) {
      await queryRunner.query(`drop function if exists ${name}`)
    }
    for (const table of ["now", "used", "month"]) {
      await queryRunner.query(`drop table if exists crm_sum_provision_${table}`)
    }
    for (const index of ["move_left", "move_day", "used_day"]) {
      await queryRunner.query(`drop index if exists crm_report_warranty_${index}`)
    }
  }
}
