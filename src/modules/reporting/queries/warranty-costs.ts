import { DataSource } from "typeorm"

import { Day } from "../../../shared/days"
import { figure } from "../rules/aging"
import { perThousand } from "../rules/claim-rate"
import { Page } from "./aging"
import { isOfGroup, joinRoot, rootOf } from "./customer-groups"
import { Period } from "./input"
import { read } from "./read"
import {
  Bound, bound, claimsSeen, COUNTED, coverOf, equals, hasKeptMonths, MILLIONTHS, monthOf, ordersSeen, soldOf, WarrantyInput,
} from "./warranty-input" // prettier-ignore

export const COST_GROUPS = ["product", "plan", "supplier", "fault", "customer", "month"] as const
export type CostGroup = (typeof COST_GROUPS)[number]

export const COST_ORDERS = ["cost", "net", "recovered", "claims", "units_sold", "claims_per_1000", "id"] as const

/** By kind, what customers bore, what it came to, what suppliers paid of it, and what is left. */
export const COST_FIGURES = [
  "parts", "labour", "freight", "replacement", "third_party", "other", "deductible", "cost", "recovered", "net",
] as const // prettier-ignore

export type WarrantyCostFilters = Period & {
  product_id?: string
  plan_id?: string
  supplier?: string
  fault_code?: string
  /** All who are one customer. */
  customer_ids?: string[]
  /** Costs that were provided for, or goodwill. */
  provisioned?: boolean
}

export type WarrantyCostFigures = Record<(typeof COST_FIGURES)[number], number>

/** Amounts in major units of the report's currency. */
export type WarrantyCostRow = WarrantyCostFigures & {
  /** Of product, plan, customer; the supplier's name, the fault's code, `YYYY-MM`; null for what has none. */
  id: string | null
  name: string | null
  /** Submitted in the period, and not rejected or canceled. */
  claims: number
  /** Entries of the ledger that these costs add up. */
  entries: number
  /** Sold with cover in the months of the period; null by what nothing is sold. */
  units_sold: number | null
  claims_per_1000: number | null
}

export type WarrantyCosts = {
  as_of: Day
  from: Day
  to: Day
  currency_code: string
  /** `provisioned_total` and `goodwill_total`. */
  total: number
  provisioned_total: number
  goodwill_total: number
  recovered: number
  claims: number
  entries: number
  units_sold: number | null
  claims_per_1000: number | null
  rows: WarrantyCostRow[]
  count: number
}

/** What each group is told apart by: of a claim, of a day of costs, of what was sold; in the statement an empty text stands for none. */
const KEYS: Record<CostGroup, { claim: string; cost: string; sold: string | null }> = {
  product: { claim: "c.product_id", cost: "c.product_id", sold: "s.product_id" },
  plan: { claim: "c.plan_id", cost: "c.plan_id", sold: "s.plan_id" },
  supplier: { claim: "c.supplier", cost: "c.supplier", sold: null },
  fault: { claim: "c.fault_code", cost: "c.fault_code", sold: null },
  customer: { claim: rootOf("c.customer_id"), cost: rootOf("c.customer_id"), sold: null },
  month: { claim: "", cost: "substr(k.work_date, 1, 7)", sold: "" },
}

const NAMES: Record<CostGroup, string> = {
  product: "(select t.title from crm_view_warranty_claim t where t.product_id = p.key order by t.claim_id limit 1)",
  plan: "(select t.name from crm_view_warranty_plan t where t.plan_id = p.key)",
  supplier: "p.key",
  fault: "p.key",
  customer: "(select t.name from crm_view_customer t where t.customer_id = p.key)",
  month: "p.key",
}

/**
 * What warranties cost in a period, by one thing: entries of the ledger on their day of work, reversals on theirs, the customer's own
 * share taken off. What suppliers paid stands beside it and lowers no cost (IAS 37.53).
 *
 * @param page - all rows without it
 */
export async function warrantyCosts(
  source: DataSource,
  input: WarrantyInput,
  filters: WarrantyCostFilters,
  { group_by, order, page }: { group_by: CostGroup; order: string; page?: Page }
): Promise<WarrantyCosts> {
  const largest = page && group_by === "customer" ? await largestCustomers(source, input, filters, order, page) : null
  const rows = largest ?? (await read<Row>(source, ...statementOf(input, filters, group_by, order, page)))
  const [total] = rows
  const { currency_code, as_of } = input
  return {
    as_of,
    from: filters.from,
    to: filters.to,
    currency_code,
    total: figure(total.total),
    provisioned_total: figure(total.provisioned_total),
    goodwill_total: figure(total.goodwill_total),
    recovered: figure(total.total_recovered),
    claims: figure(total.total_claims),
    entries: figure(total.total_entries),
    ...rateOf(total.total_claims, total.total_units),
    rows: rows.filter(({ place }) => place !== null).map(rowOf),
    count: figure(total.count),
  }
}

type Row = Record<string, string | null>

const rowOf = (row: Row): WarrantyCostRow => ({
  id: row.key || null,
  name: row.name || null,
  claims: figure(row.claims),
  entries: figure(row.entries),
  ...rateOf(row.claims, row.units),
  ...(Object.fromEntries(COST_FIGURES.map((name) => [name, figure(row[name])])) as WarrantyCostFigures),
})

const rateOf = (claims: string | null, units: string | null) => ({
  units_sold: units === null ? null : figure(units),
  claims_per_1000: perThousand(claims ?? 0, units),
})

/** How often a thing is claimed has no answer for one customer: what others bought is not theirs. */
const isRated = (group_by: CostGroup, { customer_ids, supplier }: WarrantyCostFilters): boolean =>
  KEYS[group_by].sold !== null && !customer_ids && supplier === undefined

function statementOf(
  input: WarrantyInput,
  filters: WarrantyCostFilters,
  group_by: CostGroup,
  order: string,
  page?: Page
): [statement: string, values: unknown[]] {
  const params = bound()
  const { bind, values } = params
  const [name, direction] = order.startsWith("-") ? [order.slice(1), "desc"] : [order, "asc"]
  const byMonth = group_by === "month"
  const kept = isKept(input, filters)
  const amounts = (columns: readonly string[]): string => (kept ? inMajorUnits(columns) : columns.join(", "))
  if (kept && page && group_by === "customer") {
    return [pageOfCustomers(input, filters, { name, direction, page }, params), values]
  }
  const statement = `
    with cost as (${kept ? keptCosts(input, filters, group_by, params) : costsOfClaims(input, filters, group_by, params)}),
    claim as (${claimsBy(input, filters, group_by, params)}),
    sold as (${soldBy(input, filters, group_by, params)}),
    grouped as (
      select key, coalesce(claim.claims, 0) as claims, coalesce(cost.entries, 0) as entries,
             ${ADDED.map((one) => `coalesce(cost.${one}, 0) as ${one}`).join(", ")},
             coalesce(cost.cost, 0) - coalesce(cost.recovered, 0) as net, coalesce(cost.provided, 0) as provided,
             ${isRated(group_by, filters) ? "coalesce(sold.units, 0)" : "null::numeric"} as units
        from cost full join claim using (key) ${byMonth ? "full" : "left"} join sold using (key)
    ), total as (${totalOf(filters)}), page as (
      select *, row_number() over () as place from (
        select * from grouped order by ${orderOf(name)} ${direction} nulls last, key = '', key
         ${page ? `limit ${bind(page.limit)} offset ${bind(page.offset)}` : ""}) ordered
    )
    select ${amounts(TOTALS)}, total_claims, total_entries, count, total_units,
           ${amounts(COST_FIGURES)}, p.key, p.claims, p.entries, p.units, p.place, case when p.place is not null then ${NAMES[group_by]} end as name
      from total left join page p on true order by p.place`
  return [statement, values]
}

/**
 * The same by customer, of whom there are very many: what they are put in order by is added up of everyone, in numbers that are quick and
 * exact to 15 digits, the figures themselves of those alone who are shown, and the totals from the months.
 */
function pageOfCustomers(
  input: WarrantyInput,
  filters: WarrantyCostFilters,
  { name, direction, page }: { name: string; direction: string; page: Page },
  params: Bound
): string {
  const { bind } = params
  return `
    with moved as (
      select c.customer_id, 1 as claims, 0 as entries, 0::float8 as cost, 0::float8 as recovered
        from crm_view_warranty_claim c where ${claimedIn(input, filters, bind(input.timezone), params)}
      union all
      select k.key, 0, k.entries::int, k.cost::float8, k.recovered::float8 from crm_view_warranty_group k where ${keptIn(input, filters, "customer", params)}
    ), grouped as (
      select *, cost - recovered as net, null::numeric as units from (
        select coalesce(${rootOf("k.customer_id")}, '') as key, sum(k.claims)::int as claims, sum(k.entries) as entries, sum(k.cost) as cost, sum(k.recovered) as recovered
          from moved k ${joinRoot("k.customer_id")} group by 1) g
       where claims > 0 or entries <> 0
    ), sold as (${soldBy(input, filters, "customer", params)}),
    total as (
      select t.*, g.* from (${totalsOfMonths(input, filters, params)}) t cross join (
        select coalesce(sum(claims), 0) as total_claims, count(*) as count, ${soldTotal(filters)} as total_units from grouped) g
    ), page as (
      select *, row_number() over () as place from (
        select key, claims, entries, units from grouped order by ${orderOf(name)} ${direction} nulls last, key = '', key
         limit ${bind(page.limit)} offset ${bind(page.offset)}) ordered
    )
    select ${inMajorUnits([...TOTALS, ...COST_FIGURES])}, total_claims, total_entries, count, total_units,
           p.key, p.claims, p.entries, p.units, p.place, case when p.place is not null then ${NAMES.customer} end as name
      from total left join page p on true
      left join lateral (${figuresOfCustomer(input, filters, params)}) figures on true
     order by p.place`
}

const totalsOfMonths = (input: WarrantyInput, filters: WarrantyCostFilters, params: Bound): string => `
        select coalesce(sum(k.cost), 0) as total, coalesce(sum(k.cost) filter (where k.provisioned), 0) as provisioned_total,
               coalesce(sum(k.cost) filter (where not k.provisioned), 0) as goodwill_total, coalesce(sum(k.recovered), 0) as total_recovered,
               coalesce(sum(k.entries), 0) as total_entries
          from crm_view_warranty_group k where ${keptIn(input, filters, "month", params)}`

/** Of the customer that a page `p` shows. */
const figuresOfCustomer = (input: WarrantyInput, filters: WarrantyCostFilters, params: Bound): string => `
        select ${ADDED.map((one) => `coalesce(sum(k.${one}), 0) as ${one}`).join(", ")}, coalesce(sum(k.cost - k.recovered), 0) as net,
               coalesce(sum(k.entries), 0) as entries
          from crm_view_warranty_group k where ${isOfGroup("k.key", "p.key")} and ${keptIn(input, filters, "customer", params)}`

/** Orders whose first rows are customers with costs, and what they are put in order by. */
const LARGEST: Record<string, string> = {
  "-cost": "sum(k.cost::float8)",
  "-net": "sum((k.cost - k.recovered)::float8)",
  "-recovered": "sum(k.recovered::float8)",
}

/**
 * A page of those who cost most, with what all of them come to, each asked for while the other is: neither looks at what the other adds up.
 *
 * @returns null for another order, where costs are not kept, and where the page reaches into those who cost nothing
 */
async function largestCustomers(
  source: DataSource,
  input: WarrantyInput,
  filters: WarrantyCostFilters,
  order: string,
  page: Page
): Promise<Row[] | null> {
  if (!(order in LARGEST) || !isKept(input, filters)) {
    return null
  }
  const [ofPage, ofAll] = [bound(), bound()]
  const [rows, [totals]] = await Promise.all([
    read<Row>(source, largestOf(input, filters, LARGEST[order], page, ofPage), ofPage.values),
    read<Row>(source, totalsOfCustomers(input, filters, ofAll), ofAll.values),
  ])
  return rows.length === page.limit && rows[rows.length - 1].is_costly === "true"
    ? rows.map((row) => ({ ...totals, ...row }))
    : null
}

/** Customers with costs, by whom each is read as. */
const costly = (input: WarrantyInput, filters: WarrantyCostFilters, more: string, params: Bound): string => `
      select coalesce(${rootOf("k.key")}, '') as key${more} from crm_view_warranty_group k ${joinRoot("k.key")}
       where ${keptIn(input, filters, "customer", params)} group by 1 having sum(k.entries::float8) <> 0`

function largestOf(
  input: WarrantyInput,
  filters: WarrantyCostFilters,
  size: string,
  page: Page,
  params: Bound
): string {
  const { bind } = params
  const claimed = claimedIn(input, filters, bind(input.timezone), params)
  const ofThem = (who: string): string => `select count(*) from crm_view_warranty_claim c where ${who} and ${claimed}`
  return `
    with page as (
      select *, row_number() over () as place from (
        select * from (${costly(input, filters, `, ${size} as size`, params)}) k order by size desc, key = '', key
         limit ${bind(page.limit)} offset ${bind(page.offset)}) ordered
    )
    select ${inMajorUnits(COST_FIGURES)}, p.key, (p.size > 0)::text as is_costly, p.place, figures.entries, null::numeric as units,
           case when p.key = '' then (${ofThem("c.customer_id is null")}) else (${ofThem(isOfGroup("c.customer_id", "p.key"))}) end as claims,
           ${NAMES.customer} as name
      from page p left join lateral (${figuresOfCustomer(input, filters, params)}) figures on true
     order by p.place`
}

const totalsOfCustomers = (input: WarrantyInput, filters: WarrantyCostFilters, params: Bound): string => `
    with claimed as materialized (
      select coalesce(${rootOf("c.customer_id")}, '') as key, count(*) as claims from ${claimsFor("customer")}
       where ${claimedIn(input, filters, params.bind(input.timezone), params)} group by 1
    )
    select ${inMajorUnits(TOTALS)}, total_entries,
           (select coalesce(sum(claims), 0) from claimed) as total_claims, null::numeric as total_units,
           (select count(*) from claimed) + (select count(*) from (${costly(input, filters, "", params)}) k where k.key not in (select key from claimed)) as count
      from (${totalsOfMonths(input, filters, params)}) t`

const soldTotal = (filters: WarrantyCostFilters): string =>
  isRated("product", filters) ? "(select coalesce(sum(units), 0) from sold)" : "null::numeric"

const totalOf = (filters: WarrantyCostFilters): string => `
      select coalesce(sum(cost), 0) as total, coalesce(sum(provided), 0) as provisioned_total, coalesce(sum(cost - provided), 0) as goodwill_total,
             coalesce(sum(recovered), 0) as total_recovered, coalesce(sum(claims), 0) as total_claims, coalesce(sum(entries), 0) as total_entries,
             count(*) as count, ${soldTotal(filters)} as total_units
        from grouped`

const TOTALS = ["total", "provisioned_total", "goodwill_total", "total_recovered"] as const

/** What is kept in millionths is divided at the end, in the rows that are shown. */
const inMajorUnits = (columns: readonly string[]): string =>
  columns.map((one) => `${one} ${MILLIONTHS} as ${one}`).join(", ")

/** What is added up; `net` follows from it. */
const ADDED = COST_FIGURES.filter((name) => name !== "net")

/** Whether costs by month are kept for it: nothing but the period and what was provided for narrows them. */
const isKept = (input: WarrantyInput, { from, to, provisioned: _kept, ...narrowing }: WarrantyCostFilters): boolean =>
  hasKeptMonths(input, { from, to }) && Object.values(narrowing).every((filter) => filter === undefined)

function keptCosts(input: WarrantyInput, filters: WarrantyCostFilters, group_by: CostGroup, params: Bound): string {
  const key = { month: "k.month", customer: rootOf("k.key") }[group_by as string] ?? "k.key"
  return `
    select ${key} as key, sum(k.entries)::bigint as entries, (sum(k.cost) filter (where k.provisioned))::bigint as provided,
           ${ADDED.map((one) => `sum(k.${one})::bigint as ${one}`).join(", ")}
      from crm_view_warranty_group k ${group_by === "customer" ? joinRoot("k.key") : ""}
     where ${keptIn(input, filters, group_by, params)}
     group by 1 having sum(k.entries) <> 0`
}

/** Kept costs of a period. */
const keptIn = (input: WarrantyInput, filters: WarrantyCostFilters, group_by: CostGroup, { bind }: Bound): string =>
  `k.dimension = ${bind(group_by)} and k.currency_code = ${bind(input.currency_code)}
       and k.month between ${bind(monthOf(filters.from))} and ${bind(monthOf(filters.to))} and ${isProvisioned("k", filters, bind)}`

function costsOfClaims(input: WarrantyInput, filters: WarrantyCostFilters, group_by: CostGroup, params: Bound): string {
  const { bind } = params
  return `
    select coalesce(${KEYS[group_by].cost}, '') as key, sum(k.entries) as entries, sum(k.cost) filter (where k.provisioned) as provided,
           ${ADDED.map((one) => `sum(k.${one}) as ${one}`).join(", ")}
      from crm_view_warranty_cost k join ${claimsFor(group_by)} on c.claim_id = k.claim_id
     where k.currency_code = ${bind(input.currency_code)} and k.work_date between ${bind(filters.from)} and ${bind(filters.to)}
       and ${isProvisioned("k", filters, bind)} and ${claimConditions(input, filters, params)}
     group by 1`
}

function claimsBy(input: WarrantyInput, filters: WarrantyCostFilters, group_by: CostGroup, params: Bound): string {
  const zone = params.bind(input.timezone)
  const counted = `
    select ${KEYS[group_by].claim || `date_trunc('month', c.submitted_at at time zone ${zone})`} as key, count(*) as claims
      from ${claimsFor(group_by)}
     where ${claimedIn(input, filters, zone, params)} group by 1`
  return `select ${group_by === "month" ? "to_char(key, 'YYYY-MM')" : "coalesce(key, '')"} as key, claims from (${counted}) counted`
}

/** Claims that were submitted in the period, by the store's days. */
function claimedIn(input: WarrantyInput, filters: WarrantyCostFilters, zone: string, params: Bound): string {
  const { bind } = params
  return `c.currency_code = ${bind(input.currency_code)} and c.submitted_at >= (${bind(filters.from)}::date)::timestamp at time zone ${zone}
       and c.submitted_at < (${bind(filters.to)}::date + 1)::timestamp at time zone ${zone} and ${COUNTED}
       and ${isProvisioned("c", filters, bind)} and ${claimConditions(input, filters, params)}`
}

const claimsFor = (group_by: CostGroup): string =>
  group_by === "customer" ? `crm_view_warranty_claim c ${joinRoot("c.customer_id")}` : "crm_view_warranty_claim c"

const isProvisioned = (alias: string, { provisioned }: WarrantyCostFilters, bind: Bound["bind"]): string =>
  provisioned === undefined ? "true" : `${alias}.provisioned = ${bind(provisioned)}`

/** A rate sorts as it is shown. */
const orderOf = (name: string): string =>
  ({ id: "nullif(key, '')", units_sold: "units", claims_per_1000: "claims / nullif(units, 0)" })[name] ?? name

function claimConditions(input: WarrantyInput, filters: WarrantyCostFilters, params: Bound): string {
  const { bind } = params
  const { product_id, plan_id, supplier, fault_code, customer_ids } = filters
  const whose = customer_ids ? [`c.customer_id = any (${bind(customer_ids)}::text[])`] : []
  return [
    claimsSeen(input, params),
    ...equals("c", { product_id, plan_id, supplier, fault_code }, params),
    ...whose,
  ].join(" and ")
}

/** Units sold in the months that the period touches; of a plan, those it stands on. */
function soldBy(
  input: WarrantyInput,
  { from, to, product_id, plan_id }: WarrantyCostFilters,
  group_by: CostGroup,
  params: Bound
): string {
  const { bind } = params
  const ofPlan = group_by === "plan" || plan_id !== undefined
  const month = ofPlan ? "s.starts_month" : "s.sold_month"
  const key = KEYS[group_by].sold === "" ? month : (KEYS[group_by].sold ?? "null::text")
  const conditions = [
    `${month} between ${bind(monthOf(from))} and ${bind(monthOf(to))}`,
    `coalesce(s.currency_code, ${bind(input.currency_code)}) = ${bind(input.currency_code)}`,
    ordersSeen("s", input, params),
    ...equals("s", { product_id, plan_id }, params),
  ]
  return `select coalesce(${key}, '') as key, sum(s.units) as units from ${ofPlan ? coverOf(input) : soldOf(input)} s where ${conditions.join(" and ")} group by 1`
}
