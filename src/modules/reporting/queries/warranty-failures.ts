import { DataSource } from "typeorm"

import { figure } from "../rules/aging"
import { AgePoint, ClaimsAtAge, failureCurve, perThousand, SoldMonth } from "../rules/claim-rate"
import { Page } from "./aging"
import { Period } from "./input"
import { read } from "./read"
import { bound, Bound, claimsSeen, COUNTED, equals, monthOf, ordersSeen, soldOf, WarrantyInput } from "./warranty-input"

export type FailureFilters = Period & { product_id?: string }

export type ProductFailures = {
  id: string | null
  name: string | null
  units_sold: number
  /** Of these units, whenever they were submitted; not rejected or canceled. */
  claims: number
  claims_per_1000: number | null
}

export type WarrantyFailures = {
  units_sold: number
  claims: number
  claims_per_1000: number | null
  ages: AgePoint[]
  products: ProductFailures[]
  count: number
}

/** How often what was sold in some months was claimed since: by age in months, and by product, the most often claimed first. */
export async function warrantyFailures(
  source: DataSource,
  input: WarrantyInput,
  filters: FailureFilters,
  page: Page
): Promise<WarrantyFailures> {
  const [sold, claimed, products] = await Promise.all([
    soldByMonth(source, input, filters),
    claimsByAge(source, input, filters),
    byProduct(source, input, filters, page),
  ])
  return { ...products, ages: failureCurve(sold, claimed, monthOf(input.as_of)) }
}

/** Claims of what was sold in the period, until the day looked at. */
function claimsOf(input: WarrantyInput, { from, to, product_id }: FailureFilters, params: Bound): string {
  const { bind } = params
  return [
    `c.sold_month between ${bind(monthOf(from))} and ${bind(monthOf(to))}`,
    `c.submitted_at < (${bind(input.as_of)}::date + 1)::timestamp at time zone ${bind(input.timezone)}`,
    COUNTED,
    claimsSeen(input, params),
    ...equals("c", { product_id }, params),
  ].join(" and ")
}

function unitsOf(input: WarrantyInput, { from, to, product_id }: FailureFilters, params: Bound): string {
  const { bind } = params
  const last = to < input.as_of ? to : input.as_of
  return [
    `s.sold_month between ${bind(monthOf(from))} and ${bind(monthOf(last))}`,
    ordersSeen("s", input, params),
    ...equals("s", { product_id }, params),
  ].join(" and ")
}

function soldByMonth(source: DataSource, input: WarrantyInput, filters: FailureFilters): Promise<SoldMonth[]> {
  const params = bound()
  const statement = `select s.sold_month, s.ends_month, sum(s.units)::text as units from ${soldOf(input)} s where ${unitsOf(input, filters, params)} group by 1, 2`
  return read(source, statement, params.values)
}

async function claimsByAge(source: DataSource, input: WarrantyInput, filters: FailureFilters): Promise<ClaimsAtAge[]> {
  const params = bound()
  const zone = params.bind(input.timezone)
  return read(
    source,
    `select greatest(0, (extract(year from age) * 12 + extract(month from age))::int) as age, sum(claims)::int as claims
       from (select age(claimed_on, to_date(sold_month, 'YYYY-MM')) as age, claims
               from (select c.sold_month, date_trunc('month', c.submitted_at at time zone ${zone}) as claimed_on, count(*) as claims
                       from crm_view_warranty_claim c where ${claimsOf(input, filters, params)} group by 1, 2) by_month) aged
      group by 1`,
    params.values
  )
}

async function byProduct(
  source: DataSource,
  input: WarrantyInput,
  filters: FailureFilters,
  page: Page
): Promise<Omit<WarrantyFailures, "ages">> {
  const params = bound()
  const { bind } = params
  const rows = await read<Record<string, string | null>>(
    source,
    `with sold as (
       select coalesce(s.product_id, '') as product_id, sum(s.units) as units from ${soldOf(input)} s where ${unitsOf(input, filters, params)} group by 1
     ), claimed as (
       select coalesce(c.product_id, '') as product_id, count(*) as claims from crm_view_warranty_claim c where ${claimsOf(input, filters, params)} group by 1
     ), grouped as (
       select product_id, s.units, coalesce(c.claims, 0) as claims from sold s left join claimed c using (product_id) where s.units > 0
     ), page as (
       select *, row_number() over (order by claims / units desc, units desc, product_id) as place from grouped
        order by place limit ${bind(page.limit)} offset ${bind(page.offset)}
     )
     select t.*, p.*, (select l.title from crm_view_warranty_line l where l.product_id = nullif(p.product_id, '') order by l.line_key limit 1) as title from (select coalesce(sum(units), 0) as total_units, coalesce(sum(claims), 0) as total_claims, count(*) as count from grouped) t
       left join page p on true order by p.place`,
    params.values
  )
  const [total] = rows
  return {
    units_sold: figure(total.total_units),
    claims: figure(total.total_claims),
    claims_per_1000: perThousand(total.total_claims ?? 0, total.total_units),
    products: rows
      .filter(({ place }) => place !== null)
      .map(({ product_id, title, units, claims }) => ({
        id: product_id || null,
        name: title,
        units_sold: figure(units),
        claims: figure(claims),
        claims_per_1000: perThousand(claims ?? 0, units),
      })),
    count: figure(total.count),
  }
}
