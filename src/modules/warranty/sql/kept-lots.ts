/** The lot of an entitlement, of the table as it is named in a statement. */
export type LotOf = (alias?: string) => string

const of = (alias: string | undefined, column: string): string => (alias ? `${alias}.${column}` : column)

/** Cover of the same units is one lot: what was shipped as one item, else what was opened from the same. */
export const SHIPPED_LOT: LotOf = (alias) =>
  `coalesce('item:' || ${of(alias, "fulfillment_item_id")}, ${of(alias, "source_key")})`

/** The same, of which units that were split off are lots of their own. */
export const LOT: LotOf = (alias) => `(${SHIPPED_LOT(alias)} || coalesce('/' || nullif(${of(alias, "part")}, ''), ''))`

/** What changes entitlements. */
export const OPERATIONS = ["insert", "update", "delete"] as const
type Operation = (typeof OPERATIONS)[number]

/** Cover that is given free: what is sold, and service, is earned and not provided for. */
const FREE = `basis in ('statutory', 'commercial') and source <> 'sold' and coalesce(terms ->> 'is_sold', 'false') <> 'true'`

const month = (day: string): string => `(substr(${day}, 1, 4)::int * 12 + substr(${day}, 6, 2)::int - 1)`

/** The store's zone, and the first day that is in no closed month. */
const CLOCK = `(select coalesce(max(timezone), 'UTC') as timezone, coalesce(max(open_from), '0001-01-01') as open_from from crm_warranty_clock)`

/** What a row says that a lot's cover is made of, beside its lot. */
const COLUMNS = "basis, source, product_id, currency_code, status, quantity, starts_date, ends_date, deleted_at"

/**
 * Brings lots to what their entitlements say, and writes down what moved by it. Whoever closes a month waits for moves under way, and
 * moves that come while it closes count from the next day that is open. A lot's row is locked by one statement and its entitlements
 * are read by the next, which sees what another one left that was waited for.
 */
const keep = (lot: LotOf): string => `
  create or replace function crm_keep_warranty_lots(lots text[], moments timestamptz[]) returns void language plpgsql as $$
  begin
    perform pg_advisory_xact_lock_shared(hashtext('crm_warranty_provision'));
    insert into crm_warranty_lot (lot) select distinct l from unnest(lots) l order by 1 on conflict do nothing;
    perform 1 from crm_warranty_lot where lot = any (lots) order by lot for update;
    with told as (
      select lot, least(max(moment), clock_timestamp()) as moment from unnest(lots, moments) as t (lot, moment) group by 1
    ), fresh as (
      select ${lot()} as lot, coalesce(min(product_id), '') as product_id, min(currency_code) as currency_code,
             ${month("min(starts_date)")} as first_month, ${month("max(ends_date)")} as last_month, max(quantity) as units
        from crm_warranty
       where ${lot()} = any (lots) and ${FREE} and status = 'active' and quantity > 0 and starts_date is not null and ends_date is not null
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
export const usedRows = (lot: LotOf): string => `
  insert into crm_warranty_used (cost_id, claim_id, product_id, currency_code, account, amount, first_month, move_date, month)
  select k.id, k.claim_id, coalesce(l.product_id, c.product_id, ''), k.currency_code, k.account, case when k.kind = 'deductible' then -k.amount else k.amount end,
         coalesce(l.first_month, ${month("w.starts_date")}, 0), d.move_date, ${month("d.move_date")}
    from crm_warranty_cost k join crm_warranty_claim c on c.id = k.claim_id join crm_warranty w on w.id = c.warranty_id
    left join crm_warranty_lot l on l.lot = ${lot("w")}
    cross join ${CLOCK} o cross join lateral (select greatest(k.work_date, o.open_from) as move_date) d
   where k.provisioned and k.kind <> 'recovery' and k.deleted_at is null
     and w.basis in ('statutory', 'commercial') and w.source <> 'sold' and coalesce(w.terms ->> 'is_sold', 'false') <> 'true'`

/** A new row counts from when it was made, a changed one from when it says that it changed. */
const told = (lot: LotOf): Record<Operation, { referencing: string; rows: string }> => ({
  insert: { referencing: "new table as fresh", rows: `select ${lot()} as lot, created_at as moment from fresh` },
  update: {
    referencing: "old table as stale new table as fresh",
    rows: `select k.lot, case when f.updated_at > s.updated_at then f.updated_at else clock_timestamp() end as moment
       from (select id, ${COLUMNS}, updated_at, ${lot()} as lot from fresh) f
       join (select id, ${COLUMNS}, updated_at, ${lot()} as lot from stale) s on s.id = f.id
       cross join lateral (select f.lot union select s.lot) k
      where (f.lot, ${columnsOf("f")}) is distinct from (s.lot, ${columnsOf("s")})`,
  },
  delete: { referencing: "old table as stale", rows: `select ${lot()} as lot, clock_timestamp() as moment from stale` },
})

const columnsOf = (alias: string): string =>
  COLUMNS.split(", ")
    .map((column) => `${alias}.${column}`)
    .join(", ")

/** What keeps the lots, their moves and what was used of the provision, in the transaction that changes an entitlement or enters a cost. */
export const keepLots = (lot: LotOf): string[] => [
  `create or replace function crm_warranty_use_insert() returns trigger language plpgsql as $$
   begin
     perform pg_advisory_xact_lock_shared(hashtext('crm_warranty_provision'));
     ${usedRows(lot)} and k.id in (select id from fresh);
     return null;
   end $$`,
  `create or replace trigger crm_warranty_use_insert after insert on crm_warranty_cost referencing new table as fresh
   for each statement execute function crm_warranty_use_insert()`,
  keep(lot),
  ...OPERATIONS.flatMap((operation) => {
    const { referencing, rows } = told(lot)[operation]
    return [
      `create or replace function crm_warranty_lots_${operation}() returns trigger language plpgsql as $$
       declare lots text[]; moments timestamptz[];
       begin
         select array_agg(t.lot), array_agg(t.moment) into lots, moments from (${rows}) t;
         if lots is not null then perform crm_keep_warranty_lots(lots, moments); end if;
         return null;
       end $$`,
      `create or replace trigger crm_warranty_lots_${operation} after ${operation} on crm_warranty referencing ${referencing}
       for each statement execute function crm_warranty_lots_${operation}()`,
    ]
  }),
]
