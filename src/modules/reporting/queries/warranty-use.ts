import { MathBN } from "@medusajs/framework/utils"
import { DataSource } from "typeorm"

import { figure } from "../rules/aging"
import { Period } from "./input"
import { read } from "./read"
import {
  bound,
  claimsSeen,
  COUNTED,
  coverOf,
  equals,
  MILLIONTHS,
  monthOf,
  ordersSeen,
  WarrantyInput,
} from "./warranty-input"

/** What cover of one plan that began in the period was sold for, and what it cost since. Amounts in major units of the currency. */
export type CoverUse = {
  plan_id: string
  name: string | null
  is_sold: boolean
  /** Entitlements and the units that they began with. */
  covers: number
  units: number
  /** Of a sold plan what was paid for it, else what was paid for the goods; net of tax and discounts. */
  value: number
  /** Units of which it is known in this currency. */
  priced_units: number
  claims: number
  cost: number
  /** Percent; null where nothing is known of the value. */
  cost_percent: number | null
  /** Of a sold plan what is left of what was paid for it; null of others. */
  left: number | null
}

/** Use of cover that began in some months, until the day looked at: claims and cost against what was sold with it, by plan, the most costly first. */
export async function coverUse(
  source: DataSource,
  input: WarrantyInput,
  { from, to, product_id, plan_id }: Period & { product_id?: string; plan_id?: string }
): Promise<CoverUse[]> {
  const params = bound()
  const { bind, values } = params
  const [first, last, currency] = [
    bind(monthOf(from)),
    bind(monthOf(to < input.as_of ? to : input.as_of)),
    bind(input.currency_code),
  ]
  const zone = bind(input.timezone)
  // Costs by month are kept for each month in which cover of a plan began.
  const isKept = !input.owner_ids && input.as_of >= input.today && product_id === undefined && plan_id === undefined
  const filters = (alias: string): string =>
    equals(alias, { product_id, plan_id }, params)
      .map((one) => ` and ${one}`)
      .join("")
  const rows = await read<Record<string, string | null> & { is_sold: boolean }>(
    source,
    `with cover as (
       select s.plan_id, bool_or(s.is_bought) as is_bought, sum(s.covers) as covers, sum(s.units) as units,
              coalesce(sum(s.net_total) filter (where s.currency_code = ${currency}), 0) as value,
              coalesce(sum(s.priced_units) filter (where s.currency_code = ${currency}), 0) as priced_units
         from ${coverOf(input)} s
        where s.starts_month between ${first} and ${last} and ${ordersSeen("s", input, params)}${filters("s")} group by 1
     ), claimed as (
       select c.plan_id, count(*) filter (where ${COUNTED} and c.currency_code = ${currency}) as claims
         from crm_view_warranty_claim c
        where c.cover_month between ${first} and ${last} and c.submitted_at < (${bind(input.as_of)}::date + 1)::timestamp at time zone ${zone}
          and ${claimsSeen(input, params)}${filters("c")} group by 1
     ), cost as (
       ${
         isKept
           ? `select k.key as plan_id, sum(k.cost) ${MILLIONTHS} as cost from crm_view_warranty_group k
               where k.dimension = 'cover' and k.currency_code = ${currency} and k.cover_month between ${first} and ${last} group by 1`
           : `select c.plan_id, sum(k.cost) as cost from crm_view_warranty_claim c join crm_view_warranty_cost k on k.claim_id = c.claim_id
               where c.cover_month between ${first} and ${last} and k.currency_code = ${currency} and k.work_date <= ${bind(input.as_of)}
                 and ${claimsSeen(input, params)}${filters("c")} group by 1`
       }
     )
     select cover.plan_id, p.name, cover.is_bought as is_sold, cover.covers, cover.units, cover.value, cover.priced_units,
            coalesce(claimed.claims, 0) as claims, coalesce(cost.cost, 0) as cost
       from cover left join claimed on claimed.plan_id = cover.plan_id left join cost on cost.plan_id = cover.plan_id left join crm_view_warranty_plan p on p.plan_id = cover.plan_id
      where cover.covers <> 0 order by 9 desc, cover.units desc, cover.plan_id`,
    values
  )
  return rows.map((row) => ({
    plan_id: row.plan_id as string,
    name: row.name,
    is_sold: row.is_sold,
    covers: figure(row.covers),
    units: figure(row.units),
    value: figure(row.value),
    priced_units: figure(row.priced_units),
    claims: figure(row.claims),
    cost: figure(row.cost),
    cost_percent: MathBN.gt(row.value ?? 0, 0)
      ? MathBN.mult(MathBN.div(row.cost ?? 0, row.value ?? 1), 100)
          .decimalPlaces(2)
          .toNumber()
      : null,
    left: row.is_sold ? figure(MathBN.sub(row.value ?? 0, row.cost ?? 0).toFixed()) : null,
  }))
}
