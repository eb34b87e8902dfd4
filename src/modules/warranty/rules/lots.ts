import { MathBN } from "@medusajs/framework/utils"

import { addDays, Day } from "../../../shared/days"
import { AmountInput, Decimal, roundMoney } from "../../../shared/money"
import { OrderFacts, OrderLine, WarrantyBasis, WarrantyRow, WarrantySource, WarrantyTerms } from "../types"
import { itemKey, itemPart, itemsOf, lineKey, REGISTERED, SOLD, soldKey } from "./lot-keys"
import { choosePlans, isForGoods, PlanWithTargets } from "./plan-choice"
import { replacedLots } from "./replaced-lots"
import { isSoldCover, keyOf, replacementLots } from "./replacement-lots"
import { endOfTerm } from "./term"
import { termsOf } from "./terms"

/** What the rule looks at of the entitlements that an order has already. */
export type ExistingLot = Pick<
  WarrantyRow,
  | "id"
  | "plan_id"
  | "plan_name"
  | "basis"
  | "terms"
  | "status"
  | "source"
  | "source_key"
  | "part"
  | "line_id"
  | "fulfillment_item_id"
  | "extends_id"
  | "starts_date"
  | "ends_date"
  | "original_quantity"
>

/** An entitlement to open. */
export type NewLot = {
  plan_id: string
  plan_name: string
  basis: WarrantyBasis
  terms: WarrantyTerms
  source: WarrantySource
  source_key: string
  /** The line that is covered, whose returns take units from it. */
  line: OrderLine
  /** The line that was paid for: the plan's own where the plan was sold; none of what is sent in place of faulty units. */
  paid_line: OrderLine | null
  fulfillment_item_id: string | null
  quantity: Decimal
  /** Null while it waits for registration. */
  starts_date: Day | null
  ends_date: Day | null
  replaces_id: string | null
  /** The entitlement that it goes on from, which may be opened by the same call. */
  extends_key: { source_key: string; plan_id: string } | null
  /** Sold by itself: what it covers is not known yet. */
  is_blank?: boolean
  /** What it was bought for, where its plan is not for that. */
  unfit_title: string | null
}

type Known = Pick<NewLot, "source" | "source_key" | "plan_id" | "basis" | "terms" | "ends_date"> & {
  line_id: string | null
}

export type LotOptions = {
  /** Also for goods delivered before their plan was made. */
  past: boolean
  /** The first day for which a plan counts by itself: the day it was made. */
  sinceOf: (plan: PlanWithTargets) => Day
  /** The entitlement of the faulty units that a line was sent for, where a claim of ours says it; none where left out. */
  faultyOf?: (line: OrderLine) => string | null
}

/**
 * The entitlements that an order should have and has not.
 *
 * Each lot of goods, which is one fulfilment item (or the line, where cover starts with the order), has at most one free entitlement of each
 * basis, and one of each plan, and what was sold has one: whoever asks again gets nothing more, whatever became of the plans meanwhile.
 */
export function missingLots(
  order: OrderFacts,
  plans: PlanWithTargets[],
  existing: ExistingLot[],
  options: LotOptions
): NewLot[] {
  const known: Known[] = [...existing]
  const lots: NewLot[] = []
  const add = (lot: NewLot): void => {
    if (!known.some((one) => one.source_key === lot.source_key && standsFor(one, lot))) {
      known.push({ ...lot, line_id: lot.line.line_id })
      lots.push(lot)
    }
  }
  if (order.is_canceled) {
    return []
  }
  // What was paid for is opened, also by a plan that was switched off since.
  const soldPlan = (line: OrderLine) => {
    const selling = plans.filter((plan) => plan.is_sold && line.variant_id && plan.sold_variant_id === line.variant_id)
    return selling.find(({ is_on }) => is_on) ?? selling[0]
  }
  const goods = order.lines.filter((line) => !soldPlan(line))
  for (const line of goods) {
    const replaced = replacedLots(order, line, existing, options.faultyOf)
    for (const lot of replaced.length
      ? replacementLots(order, line, replaced)
      : planLots(order, line, plans, options)) {
      add(lot)
    }
  }
  for (const line of order.lines) {
    const plan = soldPlan(line)
    if (plan) {
      const covered = goods.find(({ cover_key }) => line.covers_key && cover_key === line.covers_key)
      // What was decided once stays so, whatever its plan is attached to meanwhile.
      const waits = known.some(({ source_key }) => source_key === soldKey(line))
      const goesOn = known.some(({ source_key }) => source_key.startsWith(`${soldKey(line)}:`))
      const fits = covered && !waits && (goesOn || isForGoods(plan, covered.goods))
      for (const lot of fits
        ? extendingLots(order, line, covered, plan, known)
        : [blankLot(line, plan, covered?.title ?? null)]) {
        add(lot)
      }
    }
  }
  return lots
}

/** Whether what there is of the same units leaves nothing to open. What was sent in place of faulty units goes on with theirs alone. */
function standsFor(one: Known, lot: NewLot): boolean {
  const isSame = one.plan_id === lot.plan_id || lot.source === "sold"
  const isDecided = one.source === "replacement" && lot.source !== "replacement"
  return isSame || isDecided || (one.basis === lot.basis && !isSoldCover(one) && !isSoldCover(lot))
}

function planLots(
  order: OrderFacts,
  line: OrderLine,
  plans: PlanWithTargets[],
  { past, sinceOf }: LotOptions
): NewLot[] {
  const begun = (plan: PlanWithTargets, day: Day | null): boolean => day !== null && (past || day >= sinceOf(plan))
  return choosePlans(plans, line.goods, order).flatMap((plan): NewLot[] => {
    const lot = { ...planPart(plan), line, paid_line: line, replaces_id: null, extends_key: null, unfit_title: null }
    if (plan.starts_on === "order") {
      const { placed_date: day } = order
      return begun(plan, day) && MathBN.gt(line.quantity, 0)
        ? [
            {
              ...lot,
              ...span(plan, day),
              source: "order",
              source_key: lineKey(line),
              fulfillment_item_id: null,
              quantity: MathBN.convert(line.quantity),
            },
          ]
        : []
    }
    return itemsOf(order, line).flatMap((item): NewLot[] => {
      const day = plan.starts_on === "shipment" ? (item.shipped_date ?? item.delivered_date) : item.delivered_date
      if (!begun(plan, day)) {
        return []
      }
      const waits = plan.starts_on === "registration"
      const source = plan.starts_on === "shipment" ? "shipment" : "delivery"
      return [{ ...lot, ...span(plan, waits ? null : day), ...itemPart(item), source }]
    })
  })
}

/** Cover bought for a line of the same order: it goes on where the longest other cover of the same goods ends. */
function extendingLots(
  order: OrderFacts,
  sold: OrderLine,
  covered: OrderLine,
  plan: PlanWithTargets,
  known: Known[]
): NewLot[] {
  let left = MathBN.convert(sold.quantity)
  return itemsOf(order, covered).flatMap((item): NewLot[] => {
    const quantity = MathBN.min(left, item.quantity)
    if (!item.delivered_date || MathBN.lte(quantity, 0)) {
      return []
    }
    left = MathBN.sub(left, quantity)
    const others = known.filter(
      ({ source_key, line_id, basis, ends_date }) =>
        (source_key === itemKey(item) || (source_key === lineKey(covered) && line_id === covered.line_id)) &&
        ends_date &&
        basis !== "service"
    )
    const base = others.sort((a, b) => (a.ends_date! < b.ends_date! ? 1 : -1))[0]
    const starts = base ? addDays(base.ends_date!, 1) : item.delivered_date
    return [
      {
        ...planPart(plan),
        starts_date: starts,
        // A term that goes on from another counts from the other's last day.
        ends_date: endOfTerm(base ? base.ends_date! : starts, plan),
        line: covered,
        paid_line: sold,
        ...itemPart(item),
        quantity,
        source: "sold",
        source_key: `${soldKey(sold)}:${item.item_id}`,
        replaces_id: null,
        extends_key: base ? keyOf(base) : null,
        unfit_title: null,
      },
    ]
  })
}

const blankLot = (line: OrderLine, plan: PlanWithTargets, unfit_title: string | null): NewLot => ({
  ...planPart(plan),
  starts_date: null,
  ends_date: null,
  line,
  paid_line: line,
  fulfillment_item_id: null,
  quantity: MathBN.convert(line.quantity),
  source: "sold",
  source_key: soldKey(line),
  replaces_id: null,
  extends_key: null,
  is_blank: true,
  unfit_title,
})

/** A line and its units, as far as entitlements go. */
export type LotGroup = { source_key: string; line_id: string | null; original_quantity: AmountInput }

/**
 * How many units of the lots that one plan has on one line have come back, by what the host says of the order now. Nothing of what was
 * registered without a line of the order.
 *
 * @param lots - all of them; their `source_key` tells what they were opened from
 */
export function takenOf(order: OrderFacts, lots: LotGroup[]): Decimal {
  const original = MathBN.add(0, ...lots.map(({ original_quantity }) => original_quantity))
  const [{ source_key, line_id }] = lots
  const isRegistered = source_key.startsWith(REGISTERED)
  if (isRegistered && !line_id) {
    return MathBN.convert(0)
  }
  const line = order.lines.find((one) => one.line_id === line_id)
  if (!line) {
    return original
  }
  const sold = order.lines.find((one) => source_key === soldKey(one) || source_key.startsWith(`${soldKey(one)}:`))
  if (!sold && source_key.startsWith(SOLD)) {
    return original
  }
  const paidFor = sold ? MathBN.sub(sold.quantity, MathBN.max(sold.taken, sold.refunded ?? 0)) : original
  if (sold && source_key === soldKey(sold)) {
    return without(original, paidFor)
  }
  if (sold) {
    return without(original, MathBN.min(paidFor, MathBN.sub(deliveredOf(order, line), line.taken)))
  }
  const bought = isRegistered || source_key === lineKey(line) ? MathBN.convert(line.quantity) : original
  return without(original, MathBN.sub(bought, line.taken))
}

/**
 * Lots of whole lines, and of cover that waits, of which an edit of the order bought more, whatever was split off them. What was delivered
 * has a lot for each delivery.
 *
 * @returns each with its line and its new `original_quantity`
 */
export function grownLots(
  order: OrderFacts,
  lots: Pick<ExistingLot, "id" | "plan_id" | "status" | "source_key" | "part" | "original_quantity">[]
): { id: string; line: OrderLine; original_quantity: Decimal }[] {
  return order.lines.flatMap((line) =>
    lots
      .filter(
        ({ source_key, status, part }) =>
          !part &&
          ((source_key === lineKey(line) && status !== "canceled") ||
            (source_key === soldKey(line) && status === "pending"))
      )
      .flatMap(({ id, plan_id, source_key, original_quantity }) => {
        const parts = lots.filter((one) => one.source_key === source_key && one.plan_id === plan_id)
        const more = MathBN.sub(line.quantity, MathBN.add(0, ...parts.map((one) => one.original_quantity)))
        return MathBN.gt(more, 0) ? [{ id, line, original_quantity: MathBN.add(original_quantity, more) }] : []
      })
  )
}

/**
 * What some units of a line were sold for, without tax and after discounts, rounded to the order's currency.
 *
 * @returns null where nothing says it
 */
export function netOf(
  line: Pick<OrderLine, "quantity" | "net_total"> | null,
  quantity: AmountInput,
  currency_code: string
): Decimal | null {
  return line && MathBN.gt(line.quantity, 0)
    ? roundMoney(MathBN.div(MathBN.mult(line.net_total, quantity), line.quantity), currency_code)
    : null
}

const without = (original: Decimal, left: Decimal): Decimal =>
  MathBN.sub(original, MathBN.max(0, MathBN.min(left, original)))

const deliveredOf = (order: OrderFacts, line: OrderLine): Decimal =>
  MathBN.add(0, ...itemsOf(order, line).flatMap((item) => (item.delivered_date ? [item.quantity] : [])))

const planPart = (plan: PlanWithTargets) => ({
  plan_id: plan.id,
  plan_name: plan.name,
  basis: plan.basis,
  terms: termsOf(plan),
})

const span = (plan: PlanWithTargets, starts_date: Day | null) => ({
  starts_date,
  ends_date: starts_date && endOfTerm(starts_date, plan),
})
