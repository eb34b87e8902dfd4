import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** Cover of the same units is one lot: what was shipped as one item, else what was opened from the same. */
const LOT = "coalesce('item:' || fulfillment_item_id, source_key)"

/** Cover that is given free: what is sold, and service, is earned and not provided for. */
const FREE = `basis in ('statutory', 'commercial') and source <> 'sold' and coalesce(terms ->> 'is_sold', 'false') <> 'true'`

const month = (day: string): string => `(substr(${day}, 1, 4)::int * 12 + substr(${day}, 6, 2)::int - 1)`

/** The store's zone, and the first day that is in no closed month. */
const CLOCK = `(select coalesce(max(timezone), 'UTC') as timezone, coalesce(max(open_from), '0001-01-01') as open_from from crm_warranty_clock)`

/** What a row says that a lot's cover is made of. */
const COLUMNS =
  "basis, source, source_key, fulfillment_item_id, product_id, currency_code, status, quantity, starts_date, ends_date, deleted_at"

/**
 * Brings lots to what their entitlements say, and writes down what moved by it. Whoever closes a month waits for moves under way, and
 * moves that come while it closes count from the next day that is open. A lot's row is locked by one statement and its entitlements
 * are read by the next, which sees what another one left that was waited for.
 */
const KEEP = `
  create or replace function crm_keep_warranty_lots(lots text[], moments timestamptz[]) returns void language plpgsql as $$
  begin
    perform pg_advisory_xact_lock_shared(hashtext('crm_warranty_provision'));
    insert into crm_warranty_lot (lot) select distinct l from unnest(lots) l order by 1 on conflict do nothing;
    perform 1 from crm_warranty_lot where lot = any (lots) order by lot for update;
    with told as (
      select lot, least(max(moment), clock_timestamp()) as moment from unnest(lots, moments) as t (lot, moment) group by 1
    ), fresh as (
      select ${LOT} as lot, coalesce(min(product_id), '') as product_id, min(currency_code) as currency_code,
             ${month("min(starts_date)")} as first_month, ${month("max(ends_date)")} as last_month, max(quantity) as units
        from crm_warranty
       where ${LOT} = any (lots) and ${FREE} and status = 'active' and quantity > 0 and starts_date is not null and ends_date is not null
         and deleted_at is null
       group by 1
    ), changed as (
      select l.lot, l.product_id as old_product, l.currency_code as old_currency, l.first_month as old_first, l.last_month as old_last, l.units as old_units,
             coalesce(f.product_id, l.product_id) as product_id, case when f.lot is null then l.currency_code else f.currency_code end as currency_code,
             coalesce(f.first_month, l.first_month) as first_month, coalesce(f.last_month, l.last_month) as last_month, coalesce(f.units, 0) as units,
             greatest(to_char(t.moment at time zone c.timezone, 'YYYY-MM-DD'), c.open_from) as move_date
        from told t join crm_warranty_lot l on l.lot = t.lot left join fresh f on f.lot = l.lot cross join ${CLOCK} c
       where (l.product_id, l.currency_code, l.first_month, l.last_month, l.units)
             is distinct from (coalesce(f.product_id, l.product_id), case when f.lot is null then l.currency_code else f.currency_code end,
               coalesce(f.first_month, l.first_month), coalesce(f.last_month, l.last_month), coalesce(f.units, 0))
    ), moved as (
      insert into crm_warranty_move (lot, product_id, currency_code, first_month, last_month, units, move_date, month)
      select lot, product_id, currency_code, first_month, last_month, sum(units), move_date, ${month("move_date")}
        from (select lot, old_product as product_id, old_currency as currency_code, old_first as first_month, old_last as last_month, -old_units as units, move_date from changed
              union all select lot, product_id, currency_code, first_month, last_month, units, move_date from changed) m
       where units <> 0 group by lot, product_id, currency_code, first_month, last_month, move_date having sum(units) <> 0 order by lot, sum(units)
    )
    update crm_warranty_lot l
       set product_id = c.product_id, currency_code = c.currency_code, first_month = c.first_month, last_month = c.last_month, units = c.units
      from changed c where c.lot = l.lot;
  end $$`

/** Costs of free cover that were provided for, on the day that they count. */
const COST_ROWS = `
  insert into crm_warranty_used (cost_id, claim_id, product_id, currency_code, account, amount, first_month, move_date, month)
  select k.id, k.claim_id, coalesce(l.product_id, c.product_id, ''), k.currency_code, k.account, case when k.kind = 'deductible' then -k.amount else k.amount end,
         coalesce(l.first_month, ${month("w.starts_date")}, 0), d.move_date, ${month("d.move_date")}
    from crm_warranty_cost k join crm_warranty_claim c on c.id = k.claim_id join crm_warranty w on w.id = c.warranty_id
    left join crm_warranty_lot l on l.lot = coalesce('item:' || w.fulfillment_item_id, w.source_key)
    cross join ${CLOCK} o cross join lateral (select greatest(k.work_date, o.open_from) as move_date) d
   where k.provisioned and k.kind <> 'recovery' and k.deleted_at is null
     and w.basis in ('statutory', 'commercial') and w.source <> 'sold' and coalesce(w.terms ->> 'is_sold', 'false') <> 'true'`

/** A new row counts from when it was made, a changed one from when it says that it changed. */
const TOLD = {
  insert: { referencing: "new table as fresh", rows: `select ${LOT} as lot, created_at as moment from fresh` },
  update: {
    referencing: "old table as stale new table as fresh",
    rows: `select k.lot, case when f.updated_at > s.updated_at then f.updated_at else clock_timestamp() end as moment
       from (select id, ${COLUMNS}, updated_at, ${LOT} as lot from fresh) f
       join (select id, ${COLUMNS}, updated_at, ${LOT} as lot from stale) s on s.id = f.id
       cross join lateral (select f.lot union select s.lot) k
      where (${columnsOf("f")}) is distinct from (${columnsOf("s")})`,
  },
  delete: { referencing: "old table as stale", rows: `select ${LOT} as lot, clock_timestamp() as moment from stale` },
}

/** Moves of covered units, kept by the database as entitlements change, and what finance expects of claims. */
export class MigrationCrmWarranty20261129A extends Migration {
  override async up(): Promise<void> {
    this.addSql(`alter table crm_warranty add column if not exists currency_code text null`)
    this.addSql(`create index if not exists crm_warranty_by_lot on crm_warranty ((${LOT})) where deleted_at is null`)
    this.addSql(
      `create table if not exists crm_warranty_clock (
         id integer not null primary key default 1 check (id = 1), timezone text not null default 'UTC', open_from text not null default '0001-01-01')`
    )
    this.addSql(
      `create table if not exists crm_warranty_lot (
         lot text not null primary key, product_id text null, currency_code text null, first_month integer null, last_month integer null,
         units numeric not null default 0)`
    )
    this.addSql(
      `create table if not exists crm_warranty_move (
         id bigserial primary key, lot text not null, product_id text not null, currency_code text null, first_month integer not null,
         last_month integer not null, units numeric not null check (units <> 0), move_date text not null, month integer not null,
         created_at timestamptz not null default clock_timestamp(),
         constraint crm_warranty_move_move_date_is_a_day check (move_date::date::text = move_date))`
    )
    this.addSql(
      `create index if not exists crm_warranty_move_of_month on crm_warranty_move (month, currency_code, product_id) include (first_month, last_month, units, move_date)`
    )
    this.addSql(
      `create or replace function crm_warranty_move_is_final() returns trigger language plpgsql as $$
       begin raise exception '% is append-only', tg_table_name using errcode = 'CRM01', detail = 'What moved a warranty provision cannot be changed or deleted.'; end $$`
    )
    this.addSql(
      `create or replace trigger crm_warranty_move_is_final before update or delete on crm_warranty_move for each row execute function crm_warranty_move_is_final()`
    )
    this.addSql(
      `create table if not exists crm_warranty_used (
         cost_id text not null primary key, claim_id text not null, product_id text not null, currency_code text not null, account text not null, amount numeric not null,
         first_month integer not null, move_date text not null, month integer not null)`
    )
    this.addSql(
      `create index if not exists crm_warranty_used_of_claim on crm_warranty_used (claim_id) include (move_date, amount)`
    )
    this.addSql(
      `create index if not exists crm_warranty_used_of_month on crm_warranty_used (month, currency_code, product_id)`
    )
    this.addSql(
      `create or replace trigger crm_warranty_used_is_final before update or delete on crm_warranty_used for each row execute function crm_warranty_move_is_final()`
    )
    this.addSql(
      `create or replace function crm_warranty_use_insert() returns trigger language plpgsql as $$
       begin
         perform pg_advisory_xact_lock_shared(hashtext('crm_warranty_provision'));
         ${COST_ROWS} and k.id in (select id from fresh);
         return null;
       end $$`
    )
    this.addSql(
      `create or replace trigger crm_warranty_use_insert after insert on crm_warranty_cost referencing new table as fresh
       for each statement execute function crm_warranty_use_insert()`
    )
    this.addSql(KEEP)
    for (const [operation, { referencing, rows }] of Object.entries(TOLD)) {
      this.addSql(
        `create or replace function crm_warranty_lots_${operation}() returns trigger language plpgsql as $$
         declare lots text[]; moments timestamptz[];
         begin
           select array_agg(t.lot), array_agg(t.moment) into lots, moments from (${rows}) t;
           if lots is not null then perform crm_keep_warranty_lots(lots, moments); end if;
           return null;
         end $$`
      )
      this.addSql(
        `create or replace trigger crm_warranty_lots_${operation} after ${operation} on crm_warranty referencing ${referencing}
         for each statement execute function crm_warranty_lots_${operation}()`
      )
    }
    this.addSql(
      `select crm_keep_warranty_lots(array_agg(lot), array_agg(moment)) from (select ${LOT} as lot, created_at as moment from crm_warranty) t having count(*) > 0`
    )
    this.addSql(`${COST_ROWS} on conflict do nothing`)
    this.addSql(
      `create table if not exists crm_warranty_prior (
         id text not null primary key, scope text not null, scope_id text null, currency_code text not null, rates jsonb not null, cost numeric not null,
         raw_cost jsonb not null, k integer not null, set_by text not null, created_at timestamptz not null default now(),
         updated_at timestamptz not null default now(), deleted_at timestamptz null,
         constraint crm_warranty_prior_scope_check check (scope in ('product', 'type', 'all') and (scope = 'all') = (scope_id is null)),
         constraint crm_warranty_prior_k_check check (k > 0), constraint crm_warranty_prior_cost_check check (cost >= 0))`
    )
    this.addSql(
      `create unique index if not exists "IDX_crm_warranty_prior_once" on crm_warranty_prior (scope, coalesce(scope_id, ''), currency_code) where deleted_at is null`
    )
    this.addSql(
      `create index if not exists "IDX_crm_warranty_prior_deleted_at" on crm_warranty_prior (deleted_at) where deleted_at is null`
    )
  }

  override async down(): Promise<void> {
    for (const operation of Object.keys(TOLD)) {
      this.addSql(`drop trigger if exists crm_warranty_lots_${operation} on crm_warranty`)
      this.addSql(`drop function if exists crm_warranty_lots_${operation}()`)
    }
    this.addSql(`drop trigger if exists crm_warranty_use_insert on crm_warranty_cost`)
    this.addSql(`drop function if exists crm_warranty_use_insert()`)
    this.addSql(`drop function if exists crm_keep_warranty_lots(text[], timestamptz[])`)
    for (const table of [
      "crm_warranty_prior",
      "crm_warranty_used",
      "crm_warranty_move",
      "crm_warranty_lot",
      "crm_warranty_clock",
    ]) {
      this.addSql(`drop table if exists ${table} cascade`)
    }
    this.addSql(`drop function if exists crm_warranty_move_is_final()`)
    this.addSql(`drop index if exists crm_warranty_by_lot`)
  }
}

function columnsOf(alias: string): string {
  return COLUMNS.split(", ")
    .map((column) => `${alias}.${column}`)
    .join(", ")
}
