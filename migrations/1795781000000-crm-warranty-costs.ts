import { MigrationInterface, QueryRunner } from "typeorm"

/**
 * What reports of warranties are read from, kept by triggers in the transaction that changes a claim, an entry of its ledger, a supplier's
 * share or an entitlement.
 *
 * - `crm_sum_warranty_claim`: a narrow row for each claim with what it is grouped by;
 * - `crm_sum_warranty_cost`: what each claim cost on a day, by kind; an entry appends a difference;
 * - `crm_sum_warranty_group`: the same by month and by each thing that costs are grouped by, in millionths; a change appends a difference;
 * - `crm_sum_warranty_line`: what was sold, each line once whatever plans stand on it;
 * - `crm_sum_warranty_sold` and `crm_sum_warranty_cover`: units sold, and entitlements, by months; a change appends a difference.
 */
const TABLES = [
  `create table if not exists crm_sum_warranty_claim (
     claim_id text primary key, currency_code text not null, product_id text, title text not null, plan_id text, supplier text, fault_code text not null,
     customer_id text, order_id text, assignee_id text, submitted_by text not null, status text not null, provisioned boolean not null,
     submitted_at timestamptz not null, warranty_id text, line_key text, sold_month text, cover_month text)`,
  `create index if not exists crm_sum_warranty_claim_submitted on crm_sum_warranty_claim (submitted_at)`,
  `create index if not exists crm_sum_warranty_claim_product on crm_sum_warranty_claim (product_id, claim_id)`,
  `create index if not exists crm_sum_warranty_claim_sold on crm_sum_warranty_claim (sold_month)`,
  `create index if not exists crm_sum_warranty_claim_cover on crm_sum_warranty_claim (cover_month)`,
  `create index if not exists crm_sum_warranty_claim_line on crm_sum_warranty_claim (line_key)`,
  `create index if not exists crm_sum_warranty_claim_warranty on crm_sum_warranty_claim (warranty_id)`,
  `create table if not exists crm_sum_warranty_cost (
     currency_code text not null, claim_id text not null, work_date text not null, provisioned boolean not null, entries bigint not null,
     parts numeric not null, labour numeric not null, freight numeric not null, replacement numeric not null, third_party numeric not null,
     other numeric not null, deductible numeric not null, recovered numeric not null)`,
  `create index if not exists crm_sum_warranty_cost_day on crm_sum_warranty_cost (currency_code, work_date)`,
  `create index if not exists crm_sum_warranty_cost_claim on crm_sum_warranty_cost (claim_id)`,
  `create table if not exists crm_sum_warranty_group (
     dimension text not null, key text not null, cover_month text, currency_code text not null, month text not null, provisioned boolean not null,
     entries bigint not null, parts bigint not null, labour bigint not null, freight bigint not null, replacement bigint not null,
     third_party bigint not null, other bigint not null, deductible bigint not null, recovered bigint not null)`,
  `create index if not exists crm_sum_warranty_group_month on crm_sum_warranty_group (dimension, currency_code, month)`,
  `create table if not exists crm_sum_warranty_line (
     line_key text primary key, product_id text, title text, order_id text, currency_code text, sold_month text, ends_month text, units numeric not null default 0)`,
  `create index if not exists crm_sum_warranty_line_product on crm_sum_warranty_line (product_id, line_key)`,
  `create table if not exists crm_sum_warranty_sold (
     product_id text, currency_code text, sold_month text not null, ends_month text not null, units numeric not null)`,
  `create index if not exists crm_sum_warranty_sold_month on crm_sum_warranty_sold (sold_month)`,
  `create index if not exists crm_sum_warranty_sold_product on crm_sum_warranty_sold (product_id)`,
  `create table if not exists crm_sum_warranty_cover (
     plan_id text not null, product_id text, variant_id text, currency_code text, is_bought boolean not null, is_live boolean not null,
     starts_month text not null, ends_month text not null, covers bigint not null, units numeric not null, left_units numeric not null,
     priced_units numeric not null, net_total numeric not null)`,
  `create index if not exists crm_sum_warranty_cover_starts on crm_sum_warranty_cover (starts_month)`,
  `create index if not exists crm_sum_warranty_cover_ends on crm_sum_warranty_cover (ends_month) where is_live`,
]

/** Indexes on the module's own tables that only reports use. */
const INDEXES = [
  `create index if not exists crm_report_warranty_line on crm_warranty ((coalesce(line_id, id)))`,
  `create index if not exists crm_report_warranty_state on crm_warranty_claim_state (claim_id, at desc, created_at desc)`,
]

const month = (day: string): string => `substr(${day}, 1, 7)`

/** A claim's row as it is now; a title's variant stands behind a point (`src/shared/variant-title.ts`). The supplier is the one who was named first. */
const CLAIM_ROWS = `
  select c.id as claim_id, c.currency_code, c.product_id, split_part(c.title, ' · ', 1), w.plan_id,
         (select r.supplier_name from crm_warranty_recovery r where r.claim_id = c.id and r.deleted_at is null order by r.created_at, r.id limit 1) as supplier,
         c.fault_code, c.customer_id, c.order_id, c.assignee_id, c.submitted_by, c.status, c.provisioned, c.submitted_at, c.warranty_id,
         coalesce(w.line_id, w.id) as line_key,
         (select l.sold_month from crm_sum_warranty_line l where l.line_key = coalesce(w.line_id, w.id)) as sold_month,
         ${month("w.starts_date")} as cover_month
    from crm_warranty_claim c left join crm_warranty w on w.id = c.warranty_id and w.deleted_at is null
   where c.deleted_at is null`

/** How lines that were sold are kept: the columns of `crm_sum_warranty_line` beside its key, what its table needs, and the statements. */
export type SoldLines = {
  table: string[]
  columns: string[]
  /** Lines of which a condition on their entitlements holds. */
  rows: (condition: string) => string
  /** Adds to units sold by months; `rows` gives the columns and a sign. */
  addSold: (rows: string) => string
}

/** Of no one of the plans beside each other: those units that most of them cover, without what was sent in place of others. */
const lineRows = (condition: string): string => `
  select b.line_key, max(b.product_id) as product_id, max(b.title) as title, max(b.order_id) as order_id, max(b.currency_code) as currency_code,
         min(b.sold_month) filter (where b.is_goods) as sold_month,
         max(b.ends_month) as ends_month, coalesce(max(b.units) filter (where b.is_goods), 0) as units
    from (select coalesce(line_id, id) as line_key, basis, source <> 'sold' as is_goods, max(product_id) as product_id, max(split_part(title, ' · ', 1)) as title, max(order_id) as order_id, max(currency_code) as currency_code,
                 min(${month("starts_date")}) as sold_month, max(${month("ends_date")}) as ends_month, sum(original_quantity) as units
            from crm_warranty where source <> 'replacement' and status <> 'canceled' and deleted_at is null and ${condition}
           group by 1, 2, 3) b
   group by 1`

const addSold = (rows: string): string => `
  insert into crm_sum_warranty_sold
  select product_id, currency_code, sold_month, ends_month, sum(sign * units) from (${rows}) s
   where sold_month is not null and ends_month is not null and units <> 0 group by 1, 2, 3, 4 having sum(sign * units) <> 0`

const LINES: SoldLines = {
  table: [],
  columns: ["product_id", "title", "order_id", "currency_code", "sold_month", "ends_month", "units"],
  rows: lineRows,
  addSold,
}

const KINDS = ["parts", "labour", "freight", "replacement", "third_party", "other", "deductible", "recovery"]
const COSTS = ["parts", "labour", "freight", "replacement", "third_party", "other", "deductible", "recovered"]

/** Entries by claim and day. */
const costRows = (rows: string): string => `
  select currency_code, claim_id, work_date, provisioned, sum(sign) as entries,
         ${KINDS.map((kind, index) => `coalesce(sum(sign * amount) filter (where kind = '${kind}'), 0) as ${COSTS[index]}`).join(", ")}
    from (${rows}) k where deleted_at is null group by 1, 2, 3, 4`

const addCosts = (rows: string): string => `insert into crm_sum_warranty_cost ${costRows(rows)}`

/** What a claim is grouped by. */
const DIMENSIONS = ["product_id", "plan_id", "supplier", "fault_code", "customer_id"]

/** What days of costs beside their claims add to each group; whole numbers add up quicker than decimals. */
const addGroups = (rows: string): string => `
  insert into crm_sum_warranty_group
  select d.dimension, coalesce(d.key, ''), d.cover_month, r.currency_code, ${month("r.work_date")}, r.provisioned, sum(r.entries),
         ${COSTS.map((name) => `(sum(r.${name}) * 1000000)::bigint`).join(", ")}
    from (${rows}) r cross join lateral (values ('month', '', null), ${DIMENSIONS.map((name) => `('${name.replace(/_(id|code)$/, "")}', r.${name}, null)`).join(", ")},
         ('cover', r.plan_id, r.cover_month)) d (dimension, key, cover_month)
   where d.dimension <> 'cover' or d.cover_month is not null
   group by 1, 2, 3, 4, 5, 6 having sum(r.entries) <> 0 or ${COSTS.map((name) => `sum(r.${name}) <> 0`).join(" or ")}`

/** Days of costs with what their claims are grouped by. */
const grouped = (costs: string, claims: string, sign = ""): string => `
  select k.currency_code, k.work_date, k.provisioned, ${["entries", ...COSTS].map((name) => `${sign}k.${name} as ${name}`).join(", ")},
         ${[...DIMENSIONS, "cover_month"].map((name) => `c.${name}`).join(", ")}
    from ${costs} k join ${claims} c on c.claim_id = k.claim_id`

const keep = ({ columns, rows, addSold }: SoldLines): string[] => [
  `create or replace function crm_keep_warranty_claims(ids text[]) returns void language plpgsql as $$
   begin
     perform 1 from crm_warranty_claim where id = any (ids) order by id for update;
     ${addGroups(`${grouped("crm_sum_warranty_cost", "(select * from crm_sum_warranty_claim where claim_id = any (ids))", "-")}
       union all ${grouped("crm_sum_warranty_cost", `(${CLAIM_ROWS} and c.id = any (ids))`)}`)};
     delete from crm_sum_warranty_claim s where s.claim_id = any (ids)
        and not exists (select from crm_warranty_claim c where c.id = s.claim_id and c.deleted_at is null);
     insert into crm_sum_warranty_claim ${CLAIM_ROWS} and c.id = any (ids) order by c.id
     on conflict (claim_id) do update set (currency_code, product_id, title, plan_id, supplier, fault_code, customer_id, order_id, assignee_id,
       submitted_by, status, provisioned, submitted_at, warranty_id, line_key, sold_month, cover_month) = (excluded.currency_code,
       excluded.product_id, excluded.title, excluded.plan_id, excluded.supplier, excluded.fault_code, excluded.customer_id, excluded.order_id,
       excluded.assignee_id, excluded.submitted_by, excluded.status, excluded.provisioned, excluded.submitted_at, excluded.warranty_id,
       excluded.line_key, excluded.sold_month, excluded.cover_month);
   end $$`,
  // The rows are locked by one statement and read by the next, which sees what another one left that was waited for.
  `create or replace function crm_keep_warranty_lines(keys text[]) returns void language plpgsql as $$
   begin
     insert into crm_sum_warranty_line (line_key) select distinct k from unnest(keys) k order by 1 on conflict do nothing;
     perform 1 from crm_sum_warranty_line where line_key = any (keys) order by line_key for update;
     ${addSold(`
       select -1 as sign, ${columns.join(", ")} from crm_sum_warranty_line where line_key = any (keys)
       union all select 1, ${columns.join(", ")} from (${rows("coalesce(line_id, id) = any (keys)")}) fresh`)};
     update crm_sum_warranty_line l
        set ${columns.map((name) => `${name} = ${name === "units" ? "coalesce(f.units, 0)" : `f.${name}`}`).join(", ")}
       from (select k as line_key, ${columns.map((name) => `r.${name}`).join(", ")}
               from (select distinct unnest(keys) as k) asked
               left join (${rows("coalesce(line_id, id) = any (keys)")}) r on r.line_key = asked.k) f
      where l.line_key = f.line_key;
     perform crm_keep_warranty_claims(array(
       select c.claim_id from crm_sum_warranty_claim c
         left join crm_warranty w on w.id = c.warranty_id and w.deleted_at is null
         left join crm_sum_warranty_line l on l.line_key = coalesce(w.line_id, w.id)
        where (c.line_key = any (keys) or c.warranty_id in (select id from crm_warranty where coalesce(line_id, id) = any (keys)))
          and (c.line_key, c.sold_month, c.cover_month, c.plan_id)
              is distinct from (coalesce(w.line_id, w.id), l.sold_month, ${month("w.starts_date")}, w.plan_id)));
   end $$`,
]

/** Of the store's own sales and of registrations; what was sent in place of another unit was sold before. */
const addCover = (rows: string): string => `
  insert into crm_sum_warranty_cover
  select plan_id, product_id, variant_id, currency_code, is_bought, is_live, starts_month, ends_month, sum(sign), sum(sign * units),
         sum(sign * left_units), coalesce(sum(sign * units) filter (where net_total is not null), 0), sum(sign * coalesce(net_total, 0))
    from (select sign, plan_id, product_id, variant_id, currency_code, source = 'sold' as is_bought, status = 'active' and quantity > 0 as is_live,
                 ${month("starts_date")} as starts_month, ${month("ends_date")} as ends_month,
                 case when source = 'replacement' then 0 else original_quantity end as units, quantity as left_units,
                 case when source <> 'replacement' then net_total end as net_total
            from (${rows}) w
           where status <> 'canceled' and starts_date is not null and deleted_at is null) c
   group by 1, 2, 3, 4, 5, 6, 7, 8
   having sum(sign) <> 0 or sum(sign * units) <> 0 or sum(sign * left_units) <> 0 or sum(sign * coalesce(net_total, 0)) <> 0
       or sum(sign) filter (where net_total is not null) <> 0`

const COST_COLUMNS = "currency_code, claim_id, work_date, provisioned, kind, amount, deleted_at"
const COVER_COLUMNS =
  "plan_id, product_id, variant_id, currency_code, source, status, starts_date, ends_date, original_quantity, quantity, net_total, deleted_at"

type Source = { table: string; act: (rows: (columns: string) => string) => string }

/** What a statement that changes some rows of a table adds. */
const SOURCES: Record<string, Source> = {
  crm_warranty_claim_report: {
    table: "crm_warranty_claim",
    act: (rows) => `perform crm_keep_warranty_claims(array(select distinct id from (${rows("id")}) t))`,
  },
  crm_warranty_recovery_report: {
    table: "crm_warranty_recovery",
    act: (rows) => `perform crm_keep_warranty_claims(array(select distinct claim_id from (${rows("claim_id")}) t))`,
  },
  crm_warranty_cost_report: {
    table: "crm_warranty_cost",
    // A claim is held while its costs are added to its groups, so that it does not move to another group meanwhile.
    act: (
      rows
    ) => `perform 1 from crm_warranty_claim where id in (select claim_id from (${rows("claim_id")}) t) order by id for update;
      ${addCosts(rows(COST_COLUMNS))};
      ${addGroups(grouped(`(${costRows(rows(COST_COLUMNS))})`, "crm_sum_warranty_claim"))}`,
  },
  crm_warranty_report: {
    table: "crm_warranty",
    act: (rows) => `${addCover(rows(COVER_COLUMNS))};
      perform crm_keep_warranty_lines(array(select distinct coalesce(line_id, id) from (${rows("line_id, id")}) t))`,
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

const names = (source: string): string[] => Object.keys(OPERATIONS).map((operation) => `${source}_${operation}`)

const TRIGGERS = Object.entries(SOURCES).flatMap(([source, { table, act }]) =>
  Object.entries(OPERATIONS).flatMap(([operation, { referencing, rows }]) => [
    `create or replace function ${source}_${operation}() returns trigger language plpgsql as $$
     begin ${act(rows)}; return null; end $$`,
    `create or replace trigger ${source}_${operation} after ${operation} on ${table} referencing ${referencing}
     for each statement execute function ${source}_${operation}()`,
  ])
)

/** As for the sums of quotes: whoever adds up anew and whoever folds together come one after the other. */
const ALONE = "perform pg_advisory_xact_lock(hashtext('crm_report_sums'));"

const rebuild = ({ columns, rows, addSold }: SoldLines): string => `
  create or replace function crm_rebuild_warranty_sums() returns void language plpgsql as $$
  begin
    ${ALONE}
    lock table crm_warranty, crm_warranty_claim, crm_warranty_cost, crm_warranty_recovery in share row exclusive mode;
    delete from crm_sum_warranty_claim;
    delete from crm_sum_warranty_cost;
    delete from crm_sum_warranty_group;
    delete from crm_sum_warranty_line;
    delete from crm_sum_warranty_sold;
    delete from crm_sum_warranty_cover;
    insert into crm_sum_warranty_line (line_key, ${columns.join(", ")}) select line_key, ${columns.join(", ")} from (${rows("true")}) r;
    ${addSold(`select 1 as sign, ${columns.join(", ")} from crm_sum_warranty_line`)};
    ${addCover(`select 1 as sign, ${COVER_COLUMNS} from crm_warranty`)};
    insert into crm_sum_warranty_claim ${CLAIM_ROWS};
    ${addCosts(`select 1 as sign, ${COST_COLUMNS} from crm_warranty_cost`)};
    ${addGroups(grouped("crm_sum_warranty_cost", "crm_sum_warranty_claim"))};
  end $$`

const KEYS_OF_COST = "currency_code, claim_id, work_date, provisioned"
const KEYS_OF_GROUP = "dimension, key, cover_month, currency_code, month, provisioned"
const KEYS_OF_COVER = "plan_id, product_id, variant_id, currency_code, is_bought, is_live, starts_month, ends_month"

const COMPACT = `
  create or replace function crm_compact_warranty_sums() returns void language plpgsql as $$
  begin
    ${ALONE}
    with folded as (select ${KEYS_OF_COST} from crm_sum_warranty_cost group by ${KEYS_OF_COST} having count(*) > 1),
      gone as (delete from crm_sum_warranty_cost c using folded f
        where (c.currency_code, c.claim_id, c.work_date, c.provisioned) = (f.currency_code, f.claim_id, f.work_date, f.provisioned) returning c.*)
    insert into crm_sum_warranty_cost
    select ${KEYS_OF_COST}, sum(entries), ${COSTS.map((name) => `sum(${name})`).join(", ")} from gone group by ${KEYS_OF_COST}
    having sum(entries) <> 0;
    with gone as (delete from crm_sum_warranty_group returning *)
    insert into crm_sum_warranty_group
    select ${KEYS_OF_GROUP}, sum(entries), ${COSTS.map((name) => `sum(${name})`).join(", ")} from gone group by ${KEYS_OF_GROUP}
    having sum(entries) <> 0 or ${COSTS.map((name) => `sum(${name}) <> 0`).join(" or ")};
    with gone as (delete from crm_sum_warranty_sold returning *)
    insert into crm_sum_warranty_sold
    select product_id, currency_code, sold_month, ends_month, sum(units) from gone group by 1, 2, 3, 4 having sum(units) <> 0;
    with gone as (delete from crm_sum_warranty_cover returning *)
    insert into crm_sum_warranty_cover
    select ${KEYS_OF_COVER}, sum(covers), sum(units), sum(left_units), sum(priced_units), sum(net_total) from gone group by ${KEYS_OF_COVER}
    having sum(covers) <> 0 or sum(units) <> 0 or sum(left_units) <> 0 or sum(net_total) <> 0;
  end $$`

/** Everything that keeps them; may run again at any time. */
export const keepWarrantySums = (lines: SoldLines): string[] => [
  ...TABLES,
  ...lines.table,
  ...INDEXES,
  ...keep(lines),
  rebuild(lines),
  COMPACT,
  ...TRIGGERS,
  "select crm_rebuild_warranty_sums()",
]

export const KEEP_WARRANTY_SUMS = keepWarrantySums(LINES)

export const WARRANTY_SUM_TRIGGERS = Object.keys(SOURCES).flatMap(names)

/** Who owns an order, as money knows it. */
const OWNER = (order_id: string): string =>
  `(select o.owner_id from crm_receivable_order o where o.order_id = ${order_id} and o.deleted_at is null)`

export const WARRANTY_COST_VIEWS: Record<string, string> = {
  crm_view_warranty_claim: `
    select claim_id, currency_code, product_id, title, plan_id, supplier, fault_code, customer_id, assignee_id, submitted_by, status, provisioned,
           submitted_at, sold_month, cover_month, ${OWNER("c.order_id")} as owner_id
      from crm_sum_warranty_claim c`,

  crm_view_warranty_cost: `
    select currency_code, claim_id, work_date, provisioned, entries, parts, labour, freight, replacement, third_party, other, deductible,
           parts + labour + freight + replacement + third_party + other - deductible as cost, recovered
      from crm_sum_warranty_cost`,

  crm_view_warranty_group: `
    select dimension, key, cover_month, currency_code, month, provisioned, entries, parts, labour, freight, replacement, third_party, other, deductible,
           parts + labour + freight + replacement + third_party + other - deductible as cost, recovered
      from crm_sum_warranty_group`,

  crm_view_warranty_line: `
    select line_key, product_id, title, currency_code, sold_month, ends_month, units, ${OWNER("l.order_id")} as owner_id
      from crm_sum_warranty_line l where units <> 0 and sold_month is not null and ends_month is not null`,

  crm_view_warranty_sold: `select product_id, currency_code, sold_month, ends_month, units from crm_sum_warranty_sold`,

  crm_view_warranty_cover: `
    select plan_id, product_id, variant_id, currency_code, is_bought, is_live, starts_month, ends_month, covers, units, left_units, priced_units, net_total
      from crm_sum_warranty_cover`,

  crm_view_warranty_entitlement: `
    select id, plan_id, product_id, variant_id, currency_code, source = 'sold' as is_bought, status = 'active' and quantity > 0 as is_live,
           ${month("starts_date")} as starts_month, ${month("ends_date")} as ends_month, 1 as covers,
           case when source = 'replacement' then 0 else original_quantity end as units, quantity as left_units,
           case when source = 'replacement' or net_total is null then 0 else original_quantity end as priced_units,
           case when source = 'replacement' then 0 else coalesce(net_total, 0) end as net_total, ${OWNER("w.order_id")} as owner_id
      from crm_warranty w where status <> 'canceled' and starts_date is not null and deleted_at is null`,

  crm_view_warranty_plan: `select id as plan_id, name, is_sold from crm_warranty_plan where deleted_at is null`,

  crm_view_warranty_state: `select claim_id, state, at, created_at from crm_warranty_claim_state where deleted_at is null`,

  crm_view_warranty_recovery: `
    select id, claim_id, supplier_name, amount, received_amount, currency_code, created_at, claimed_date, received_date, refused_date
      from crm_warranty_recovery where deleted_at is null`,
}

/** What warranties cost, how often things fail, and what cover was sold and runs out, is kept for the reports. */
export class CrmWarrantyCosts1795781000000 implements MigrationInterface {
  name = "CrmWarrantyCosts1795781000000"

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of KEEP_WARRANTY_SUMS) {
      await queryRunner.query(statement)
    }
    for (const [name, select] of Object.entries(WARRANTY_COST_VIEWS)) {
      await queryRunner.query(`create or replace view ${name} as ${select}`)
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const name of Object.keys(WARRANTY_COST_VIEWS)) {
      await queryRunner.query(`drop view if exists ${name}`)
    }
    for (const name of WARRANTY_SUM_TRIGGERS) {
      await queryRunner.query(`drop function if exists ${name}() cascade`)
    }
    const functions = [
      "crm_keep_warranty_claims(text[])",
      "crm_keep_warranty_lines(text[])",
      "crm_rebuild_warranty_sums()",
      "crm_compact_warranty_sums()",
    ]
    for (const name of functions) {
      await queryRunner.query(`drop function if exists ${name}`)
    }
    for (const table of ["claim", "cost", "group", "line", "sold", "cover"]) {
      await queryRunner.query(`drop table if exists crm_sum_warranty_${table}`)
    }
    for (const index of ["crm_report_warranty_line", "crm_report_warranty_state"]) {
      await queryRunner.query(`drop index if exists ${index}`)
    }
  }
}
