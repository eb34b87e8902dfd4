import { MigrationInterface, QueryRunner } from "typeorm"

import { CrmQuickSales1795820060000 } from "./1795820060000-crm-quick-sales"

/**
 * The stays of quotes in stages, kept in the transaction that moves or changes a quote, so that no report makes them of the moves each time.
 *
 * `crm_stage_stay` has one row per quote and stay: the first from the quote's creation, one from each move. `left_at` is null where it stands, `visit`
 * is 1 the first time in this stage, `went_further` says whether a stage of a higher position followed. Beside it stands what reports tell quotes apart
 * by. Rows are compared with the facts of the quotes that a statement touched, under each quote's own lock, and those that differ are written, so
 * that nobody waits for another quote.
 */
const TABLE = [
  `create table if not exists crm_stage_stay (
     quote_id text not null, number int not null, stage_id text not null, entered_at timestamptz not null, left_at timestamptz, visit int not null,
     went_further boolean not null, currency_code text not null, net_total numeric not null, status text not null, valid_until text, decided_date text,
     owner_id text, source_id text, pipeline_id text, primary key (quote_id, number))`,
  // All that the funnel asks for, without a look at the rows.
  `create index if not exists crm_stage_stay_entered on crm_stage_stay (currency_code, entered_at)
     include (stage_id, left_at, went_further, net_total, status, valid_until, decided_date) where visit = 1`,
  `create index if not exists crm_stage_stay_decided on crm_stage_stay (currency_code, decided_date)
     include (stage_id, entered_at, net_total, status, valid_until) where visit = 1 and status in ('accepted', 'declined')`,
  `create index if not exists crm_stage_stay_offered on crm_stage_stay (currency_code, valid_until)
     include (stage_id, entered_at, net_total, status, decided_date) where visit = 1 and status = 'sent'`,
]

/** What of a quote stands in its stays too. */
const COPIED = ["currency_code", "net_total", "status", "valid_until", "decided_date", "owner_id", "source_id", "pipeline_id"] // prettier-ignore
const OWN = ["stage_id", "entered_at", "left_at", "visit", "went_further"]
const COLUMNS = ["quote_id", "number", ...OWN, ...COPIED]
const columns = COLUMNS.join(", ")

/** @param which - condition on the quotes `q` */
const facts = (which: string): string => `
  select y.quote_id, (row_number() over (partition by y.quote_id order by y.entered_at, y.move_id))::int as number, y.stage_id, y.entered_at,
         lead(y.entered_at) over (partition by y.quote_id order by y.entered_at, y.move_id) as left_at,
         (row_number() over (partition by y.quote_id, y.stage_id order by y.entered_at, y.move_id))::int as visit,
         max(s.position) over (partition by y.quote_id order by y.entered_at desc, y.move_id desc) > s.position as went_further,
         ${COPIED.map((name) => `y.${name}`).join(", ")}
    from (
      select q.id as quote_id, q.created_at as entered_at, '' as move_id, coalesce(f.from_value, q.stage_id) as stage_id, ${COPIED.map((name) => `q.${name}`).join(", ")}
        from crm_quote q
        left join lateral (
          select m.from_value from crm_quote_move m where m.quote_id = q.id and m.field = 'stage' order by m.created_at, m.id limit 1) f on true
       where ${which} and q.deleted_at is null
      union all
      select q.id, m.created_at, m.id, m.to_value, ${COPIED.map((name) => `q.${name}`).join(", ")}
        from crm_quote q
        join crm_quote_move m on m.quote_id = q.id and m.field = 'stage' and m.to_value is not null
       where ${which} and q.deleted_at is null) y
    join crm_stage s on s.id = y.stage_id`

const CHANGED = [...OWN, ...COPIED]

/** `not in`, for it is hashed whatever number of rows is thought to come; of `not exists` each row would be compared with each. */
export const REFRESH_STAYS = `
  create or replace function crm_refresh_stage_stays(ids text[]) returns void language plpgsql as $$
  begin
    if cardinality(ids) is null or cardinality(ids) = 0 then return; end if;
    perform 1 from crm_quote where id = any(ids) order by id for no key update;
    with f as materialized (${facts("q.id = any(ids)")}),
         gone as (
           delete from crm_stage_stay y where y.quote_id = any(ids) and (y.quote_id, y.number) not in (select f.quote_id, f.number from f))
    insert into crm_stage_stay as y (${columns}) select ${columns} from f
        on conflict (quote_id, number) do update set ${CHANGED.map((name) => `${name} = excluded.${name}`).join(", ")}
     where (${CHANGED.map((name) => `y.${name}`).join(", ")}) is distinct from (${CHANGED.map((name) => `excluded.${name}`).join(", ")});
  end $$`

/** Quotes that are compared in one statement. */
const PART = 5_000

/** Part by part, each quote under its own lock: who changes one that was not looked at yet does not wait. */
const REBUILD = `
  create or replace function crm_rebuild_stage_stays() returns void language plpgsql as $$
  declare ids text[]; last text := '';
  begin
    perform pg_advisory_xact_lock(hashtext('crm_report_sums'));
    delete from crm_stage_stay y where not exists (select 1 from crm_quote q where q.id = y.quote_id and q.deleted_at is null);
    loop
      ids := array(select id from crm_quote where id > last order by id limit ${PART});
      exit when cardinality(ids) = 0;
      perform crm_refresh_stage_stays(ids);
      last := ids[cardinality(ids)];
    end loop;
  end $$`

/** How many rows differ between the quotes with their moves and what is kept of them; 0 where all agree. */
const VERIFY = `
  create or replace function crm_verify_stage_stays() returns bigint language sql stable as $$
    with f as materialized (select ${columns} from (${facts("true")}) f)
    select (select count(*) from (select * from f except all select ${columns} from crm_stage_stay) a)
         + (select count(*) from (select ${columns} from crm_stage_stay except all select * from f) b) $$`

const TOLD = ["created_at", "stage_id", "deleted_at", ...COPIED]
const told = (alias: string): string => `(${TOLD.map((name) => `${alias}.${name}`).join(", ")})`

const REFERENCING = {
  insert: "new table as fresh",
  update: "old table as stale new table as fresh",
  delete: "old table as stale",
} as const

/** How a table's rows name the quotes that they are about; moves are only ever added. */
const SOURCES: [table: string, operation: keyof typeof REFERENCING, touched: string][] = [
  ["crm_quote", "insert", "select id from fresh"],
  [
    "crm_quote",
    "update",
    `select n.id from fresh n join stale o on o.id = n.id where ${told("n")} is distinct from ${told("o")}`,
  ],
  ["crm_quote", "delete", "select id from stale"],
  ["crm_quote_move", "insert", "select quote_id from fresh where field = 'stage'"],
]

const nameOf = (table: string, operation: string): string => `${table}_stay_${operation}`

const triggers = SOURCES.flatMap(([table, operation, touched]) => {
  const name = nameOf(table, operation)
  return [
    `create or replace function ${name}() returns trigger language plpgsql as $$
     begin perform crm_refresh_stage_stays(array(${touched})); return null; end $$`,
    `create or replace trigger ${name} after ${operation} on ${table} referencing ${REFERENCING[operation]}
     for each statement execute function ${name}()`,
  ]
})

/** Which stage is further than which is told by their positions; a new last one, or another name, changes nothing of what was. */
export const STAGE_REORDERED = [
  `create or replace function crm_stage_stay_update() returns trigger language plpgsql as $$
   begin
     if exists (
       with place as (select s.id, s.position as new_place, coalesce(o.position, s.position) as old_place from crm_stage s left join stale o on o.id = s.id)
       select 1 from place a cross join place b where (a.new_place > b.new_place) <> (a.old_place > b.old_place)) then
       perform crm_rebuild_stage_stays();
     end if;
     return null;
   end $$`,
  `create or replace trigger crm_stage_stay_update after update on crm_stage referencing old table as stale
   for each statement execute function crm_stage_stay_update()`,
]

export const STAGE_STAY_TRIGGERS = [
  ...SOURCES.map(([table, operation]) => nameOf(table, operation)),
  "crm_stage_stay_update",
]

/** Everything that keeps the stays; may run again at any time. */
export const KEEP_STAGE_STAYS = [
  ...TABLE,
  REFRESH_STAYS,
  REBUILD,
  VERIFY,
  ...triggers,
  ...STAGE_REORDERED,
  "select crm_rebuild_stage_stays()",
]

/** `answered_date` is the day as it is stored, by which stays are found, as of quotes. */
export const STAGE_STAY_VIEWS: Record<string, string> = {
  crm_view_first_stay: `
    select quote_id as id, stage_id, entered_at, left_at, went_further, currency_code, owner_id, source_id, pipeline_id, net_total, status, valid_until,
           case when status in ('accepted', 'declined') then decided_date
                when status = 'sent' then to_char(valid_until::date + 1, 'YYYY-MM-DD') end as decided_date,
           decided_date as answered_date
      from crm_stage_stay where visit = 1`,
}

/** What made the stays of the moves each time, and the indexes that it alone asked. */
const GONE = [
  "drop function if exists crm_stage_stays(text[]), crm_quotes_moved(timestamptz, timestamptz)",
  "drop index if exists crm_report_quote_begun, crm_report_stage_moved",
]

/** Keeps where quotes stood, and from when until when. */
export class CrmStageStays1795850000000 implements MigrationInterface {
  name = "CrmStageStays1795850000000"

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of [...KEEP_STAGE_STAYS, ...GONE]) {
      await queryRunner.query(statement)
    }
    for (const [name, select] of Object.entries(STAGE_STAY_VIEWS)) {
      await queryRunner.query(`create or replace view ${name} as ${select}`)
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const name of Object.keys(STAGE_STAY_VIEWS)) {
      await queryRunner.query(`drop view if exists ${name}`)
    }
    for (const name of STAGE_STAY_TRIGGERS) {
      await queryRunner.query(`drop function if exists ${name}() cascade`)
    }
    await queryRunner.query(
      "drop function if exists crm_refresh_stage_stays(text[]), crm_rebuild_stage_stays(), crm_verify_stage_stays()"
    )
    await queryRunner.query("drop table if exists crm_stage_stay")
    await new CrmQuickSales1795820060000().up(queryRunner)
  }
}
