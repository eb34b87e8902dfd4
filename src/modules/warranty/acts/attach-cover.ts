import { Context } from "@medusajs/framework/types"
import { MathBN, MedusaError } from "@medusajs/framework/utils"

import { Actor } from "../../../shared/actor"
import { addDays, Day } from "../../../shared/days"
import { lockRows } from "../../../shared/sql"
import { Goods, isForGoods } from "../rules/plan-choice"
import { endOfTerm } from "../rules/term"
import { sameUnits } from "../sql/same-units"
import { WarrantyRow, WarrantyTerms } from "../types"
import { activate } from "./change-warranty"
import { lockWarranty } from "./lock-warranty"
import { readPlan } from "./read-plans"
import { readWarranties } from "./read-warranties"
import { splitLot } from "./split-lot"

/** Whether it was sold and does not know its goods yet. */
export const waitsForGoods = ({
  status,
  source,
  product_id,
}: Pick<WarrantyRow, "status" | "source" | "product_id">): boolean =>
  status === "pending" && source === "sold" && product_id === null

/**
 * Begins sold cover that waits, for the units of another entitlement of the customer: where their longest cover ends, or today where that
 * has ended. Of more units than those are, the others wait on.
 *
 * @param goods - those of the other entitlement, as the host knows them
 * @returns the entitlement that began
 * @throws NOT_FOUND; NOT_ALLOWED for what waits for no goods, or goods of another customer, that are gone, or that its plan is not for
 */
export async function attachCover(
  context: Context,
  id: string,
  { to, goods, today }: { to: string; goods: Goods; today: Day },
  actor: Actor
): Promise<string> {
  await lockRows(context, "crm_warranty", [id, to])
  const waiting = await lockWarranty(context, id)
  const base = await lockWarranty(context, to)
  if (!waitsForGoods(waiting)) {
    throw refused(`Warranty ${waiting.number} does not wait for goods; nothing can be attached to it.`)
  }
  if (base.customer_id !== waiting.customer_id) {
    throw refused(`Warranty ${base.number} is of another customer than ${waiting.number}.`)
  }
  const [quantity, bought] = [base.quantity, waiting.quantity].map((units) => MathBN.convert(units).toNumber())
  if (base.status !== "active" || quantity <= 0) {
    throw refused(`Warranty ${base.number} covers no units that ${waiting.number} could go on with.`)
  }
  const plan = await readPlan(context, waiting.plan_id)
  if (!isForGoods(plan, goods)) {
    throw refused(`The plan "${plan.name}" is not sold for ${base.title}; choose goods that it is attached to.`)
  }
  const row = await splitLot(context, waiting, { quantity: Math.min(quantity, bought) }, today, actor)
  const days = await goingOn(context, base, row.terms, today)
  const { product_id, variant_id, sku, title, purchase_date } = base
  await activate(
    context,
    row,
    {
      product_id, variant_id, sku, title, purchase_date, unfit_title: null, ...days,
    }, // prettier-ignore
    { act: "attach", source_id: base.id },
    actor
  )
  return row.id
}

/** The days of cover that goes on from another: where the longest of its units ends, or from today where that has ended. */
export async function goingOn(
  context: Context,
  base: WarrantyRow,
  terms: WarrantyTerms,
  today: Day
): Promise<{ extends_id: string; starts_date: Day; ends_date: Day }> {
  const longest = await longestOf(context, base)
  const from = longest.ends_date! >= today ? longest.ends_date! : null
  return {
    extends_id: longest.id,
    starts_date: from ? addDays(from, 1) : today,
    ends_date: endOfTerm(from ?? today, terms),
  }
}

/** The cover of the same units that ends last; service runs beside it. */
async function longestOf(context: Context, base: WarrantyRow): Promise<WarrantyRow> {
  const lot = (await sameUnits(context, [base.id])).filter(({ is_of_lot, status }) => is_of_lot && status === "active")
  const rows = await readWarranties(
    context,
    lot.map(({ id }) => id)
  )
  const ending = rows.filter(({ basis, ends_date }) => basis !== "service" && ends_date)
  return ending.reduce<WarrantyRow>((last, one) => (one.ends_date! > last.ends_date! ? one : last), base)
}

const refused = (message: string): MedusaError => new MedusaError(MedusaError.Types.NOT_ALLOWED, message)
