import { DataSource } from "typeorm"

import { figure } from "../rules/aging"
import { Page } from "./aging"
import { dayIn } from "./day-in"
import { read } from "./read"
import { bound, claimsSeen, equals, WarrantyInput } from "./warranty-input"

/** Days since a share was claimed, or noted where it was not yet; the last one has no end. */
export const RECOVERY_AGES = [
  { key: "0_30", to: 30 },
  { key: "31_60", to: 60 },
  { key: "61_90", to: 90 },
  { key: "over_90", to: null },
] as const

export type RecoveryAge = { key: (typeof RECOVERY_AGES)[number]["key"]; amount: number; count: number }

/** What a supplier is to pay, in major units of the currency. `outstanding` is expected and claimed; a share less what came of it is neither. */
export type SupplierRecovery = Record<"expected" | "claimed" | "received" | "refused" | "outstanding", number> & {
  supplier: string
  /** Claims of which something is outstanding. */
  claims: number
  ages: RecoveryAge[]
}

export type Recoveries = Omit<SupplierRecovery, "supplier"> & { suppliers: SupplierRecovery[]; count: number }

const STATES = ["expected", "claimed", "received", "refused"] as const

/** Suppliers' shares as they stood at the end of a day, by supplier, the most outstanding first. */
export async function recoveries(
  source: DataSource,
  input: WarrantyInput,
  { supplier, product_id }: { supplier?: string; product_id?: string },
  page: Page
): Promise<Recoveries> {
  const params = bound()
  const { bind, values } = params
  const day = bind(input.as_of)
  const zone = bind(input.timezone)
  const state = `case when r.received_date <= ${day} then 'received' when r.refused_date <= ${day} then 'refused'
    when r.claimed_date <= ${day} then 'claimed' else 'expected' end`
  const noted = dayIn("r.created_at", zone)
  const conditions = [
    `r.currency_code = ${bind(input.currency_code)}`,
    `${noted} <= ${day}`,
    claimsSeen(input, params),
    ...equals("r", { supplier_name: supplier }, params),
    ...equals("c", { product_id }, params),
  ]
  const open = "state in ('expected', 'claimed')"
  const ages = RECOVERY_AGES.map(({ to }, index) => {
    const from = index === 0 ? null : RECOVERY_AGES[index - 1].to
    return [open, ...(from === null ? [] : [`days > ${from}`]), ...(to === null ? [] : [`days <= ${to}`])].join(" and ")
  })
  const rows = await read<Record<string, string | null>>(
    source,
    `with share as (
       select r.supplier_name as supplier, r.claim_id, ${state} as state,
              case when r.received_date <= ${day} then coalesce(r.received_amount, r.amount) else r.amount end as amount,
              ${day}::date - (case when r.claimed_date <= ${day} then r.claimed_date else ${noted} end)::date as days
         from crm_view_warranty_recovery r join crm_view_warranty_claim c on c.claim_id = r.claim_id
        where ${conditions.join(" and ")}
     ), grouped as (
       select supplier, grouping(supplier) as is_total, count(distinct claim_id) filter (where ${open}) as claims,
              coalesce(sum(amount) filter (where ${open}), 0) as outstanding,
              ${STATES.map((name) => `coalesce(sum(amount) filter (where state = '${name}'), 0) as ${name}`).join(", ")},
              ${ages.map((age, index) => `coalesce(sum(amount) filter (where ${age}), 0) as amount_${index}, count(*) filter (where ${age}) as count_${index}`).join(", ")}
         from share group by grouping sets ((supplier), ())
     )
     select *, (select count(*) from grouped where is_total = 0) as suppliers from (
       (select * from grouped where is_total = 1)
       union all (select * from grouped where is_total = 0 order by outstanding desc, received desc, supplier limit ${bind(page.limit)} offset ${bind(page.offset)})
     ) told order by is_total desc, outstanding desc, received desc, supplier`,
    values
  )
  const [total, ...suppliers] = rows
  return {
    ...figuresOf(total),
    suppliers: suppliers.map((row) => ({ supplier: row.supplier as string, ...figuresOf(row) })),
    count: figure(total.suppliers),
  }
}

const figuresOf = (row: Record<string, string | null>): Omit<SupplierRecovery, "supplier"> => ({
  expected: figure(row.expected),
  claimed: figure(row.claimed),
  received: figure(row.received),
  refused: figure(row.refused),
  outstanding: figure(row.outstanding),
  claims: figure(row.claims),
  ages: RECOVERY_AGES.map(({ key }, index) => ({
    key,
    amount: figure(row[`amount_${index}`]),
    count: figure(row[`count_${index}`]),
  })),
})
