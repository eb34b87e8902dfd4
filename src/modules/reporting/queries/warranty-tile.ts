import { DataSource } from "typeorm"

import { figure } from "../rules/aging"
import { perThousand } from "../rules/claim-rate"
import { ProvisionInput } from "./provision/input"
import { provisionTile } from "./provision/report"
import { read } from "./read"
import {
  bound,
  claimsSeen,
  COUNTED,
  hasKeptMonths,
  MILLIONTHS,
  monthOf,
  ordersSeen,
  soldOf,
  WarrantyInput,
} from "./warranty-input"

/** Warranties in a glance: amounts in major units of the currency. */
export type WarrantyTile = {
  provision: number | null
  /** What was provided for, of the month until the day looked at. */
  cost_this_month: number
  expected_this_month: number | null
  /** Whose claims cost most this month; null where none did. */
  worst_product: { product_id: string; title: string; cost: number; claims_per_1000: number | null } | null
}

/**
 * What claims cost this month, of what was provided for, and the product they cost most of.
 *
 * @param set_aside - whose provision stands beside it, which is the whole store's today; null leaves it out
 */
export async function warrantyTile(
  source: DataSource,
  input: WarrantyInput,
  set_aside: Promise<ProvisionInput> | null
): Promise<WarrantyTile> {
  const params = bound()
  const { bind, values } = params
  const month = { from: `${monthOf(input.as_of)}-01`, to: input.as_of }
  const costs = hasKeptMonths(input, month)
    ? `select nullif(k.key, '') as product_id, sum(k.cost) ${MILLIONTHS} as cost from crm_view_warranty_group k
        where k.dimension = 'product' and k.currency_code = ${bind(input.currency_code)} and k.month = ${bind(monthOf(input.as_of))} and k.provisioned group by 1`
    : `select c.product_id, sum(k.cost) as cost from crm_view_warranty_cost k join crm_view_warranty_claim c on c.claim_id = k.claim_id
        where k.currency_code = ${bind(input.currency_code)} and k.work_date between ${bind(month.from)} and ${bind(month.to)} and k.provisioned
          and ${claimsSeen(input, params)} group by 1`
  const [rows, provided] = await Promise.all([
    read<Record<string, string | null>>(
      source,
      `with cost as (${costs}), worst as (select * from cost where product_id is not null and cost > 0 order by cost desc, product_id limit 1)
       select (select coalesce(sum(cost), 0) from cost) as total, w.*,
              (select c.title from crm_view_warranty_claim c where c.product_id = w.product_id order by c.claim_id limit 1) as title,
              (select count(*) from crm_view_warranty_claim c where c.product_id = w.product_id and ${COUNTED} and ${claimsSeen(input, params)}) as claims,
              (select coalesce(sum(s.units), 0) from ${soldOf(input)} s where s.product_id = w.product_id and ${ordersSeen("s", input, params)}) as units
         from (select) one left join worst w on true`,
      values
    ),
    set_aside?.then((asked) => provisionTile(source, asked)),
  ])
  const [{ total, product_id, title, cost, claims, units }] = rows
  return {
    provision: provided ? figure(provided.provision) : null,
    cost_this_month: figure(total),
    expected_this_month: provided ? figure(provided.expected_this_month) : null,
    worst_product: product_id
      ? { product_id, title: title ?? "", cost: figure(cost), claims_per_1000: perThousand(claims ?? 0, units) }
      : null,
  }
}
