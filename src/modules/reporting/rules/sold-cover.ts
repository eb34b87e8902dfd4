import { MathBN } from "@medusajs/framework/utils"

import { addDays, Day, daysBetween } from "../../../shared/days"
import { AmountInput, Decimal, roundMoney } from "../../../shared/money"

/** Some units of an invoiced line and what of them is not earned yet, before discount and the discount, in major units. */
export type CoverPart = {
  /** Null of one that was split off. */
  id: string | null
  invoice_item_id: string
  warranty_id: string | null
  state: "waiting" | "running" | "gone"
  units: Decimal
  goods: Decimal
  discount: Decimal
  /** The last day that is earned. */
  released_until: Day | null
}

/** An entitlement that a line bought, or one that took over from it: units under cover, and units that went and nothing took over from. */
export type BoughtCover = {
  id: string
  replaces_id: string | null
  first: Day | null
  last: Day | null
  live: Decimal
  gone: Decimal
}

/** Parts of one line of an order with the cover it bought; `credited` units never come under any. */
export type CoverPool = { parts: CoverPart[]; covers: BoughtCover[]; credited: Decimal }

/** A part as a day leaves it, with what is earned of it by then. */
export type ReleasedPart = CoverPart & { released: { goods: Decimal; discount: Decimal } }

const ZERO = MathBN.convert(0)

const sum = (amounts: Decimal[]): Decimal => MathBN.add(0, ...amounts)
const least = (a: Decimal, b: Decimal): Decimal => (a.isLessThan(b) ? a : b)

/** A share of what is left, its net rounded to the currency; the whole where `of` is `whole`. */
function share({ goods, discount }: CoverPart, of: AmountInput, whole: AmountInput, currency_code: string) {
  if (MathBN.gte(of, whole)) {
    return { goods, discount }
  }
  const part = (amount: Decimal): Decimal => roundMoney(MathBN.div(MathBN.mult(amount, of), whole), currency_code)
  const before = part(goods)
  return { goods: before, discount: before.minus(part(goods.minus(discount))) }
}

/**
 * What of sold cover is earned when a day ends: evenly by the days of its cover, the rest of it over the days that are left (IFRS 15.35(a),
 * B18; cover that changes is a change of what is still owed, 15.21(a)). Units that wait are not earned, units that went are earned whole,
 * unless an entitlement took over from theirs or a credit note took others in their place, and what is left of units that were credited too.
 *
 * @param day - days until it are earned; a part never gives back what was
 */
export function releaseCover(
  { parts: before, covers, credited }: CoverPool,
  day: Day,
  currency_code: string
): ReleasedPart[] {
  const parts = before.map((part) => ({ ...part }))
  const on = (id: string): CoverPart[] =>
    parts.filter(({ state, warranty_id }) => state === "running" && warranty_id === id)
  const room = ({ id, live }: BoughtCover): Decimal => live.minus(sum(on(id).map(({ units }) => units)))

  /** So many units of a part, as one of their own. */
  const taken = (part: CoverPart, units: Decimal): CoverPart => {
    if (units.isGreaterThanOrEqualTo(part.units)) {
      return part
    }
    const own = { ...part, ...share(part, units, part.units, currency_code), id: null, units }
    part.units = part.units.minus(units)
    part.goods = part.goods.minus(own.goods)
    part.discount = part.discount.minus(own.discount)
    parts.push(own)
    return own
  }
  /** Puts units of a part under cover as far as there is room. */
  const place = (part: CoverPart, places: BoughtCover[]): void => {
    for (const cover of places) {
      const units = least(part.units, room(cover))
      if (units.isGreaterThan(0)) {
        const own = taken(part, units)
        own.state = "running"
        own.warranty_id = cover.id
        if (own === part) {
          return
        }
      }
    }
  }
  const goneUnits = (): Decimal => sum(parts.filter(({ state }) => state === "gone").map(({ units }) => units))
  const left: CoverPart[] = []
  const leave = (id: string, live: Decimal): void => {
    let over = sum(on(id).map(({ units }) => units)).minus(live)
    for (const part of on(id).reverse()) {
      const units = least(part.units, over)
      if (units.isGreaterThan(0)) {
        over = over.minus(units)
        const own = taken(part, units)
        own.state = "gone"
        left.push(own)
        place(
          own,
          covers.filter(({ replaces_id }) => replaces_id === id)
        )
      }
    }
  }

  for (const id of new Set(
    parts.flatMap(({ state, warranty_id }) => (state === "running" && warranty_id ? [warranty_id] : []))
  )) {
    leave(id, covers.find((cover) => cover.id === id)?.live ?? ZERO)
  }
  const bought = covers.filter(({ replaces_id }) => !covers.some(({ id }) => id === replaces_id))
  for (const part of parts.filter(({ state }) => state === "waiting")) {
    place(part, bought)
  }
  const uncredited = sum(covers.map(({ gone }) => gone)).minus(credited)
  // What was credited may be of another cover than what went: an invoice has the units that it asked for, whichever come back.
  let spared = goneUnits().minus(uncredited)
  for (const part of left.filter(({ state }) => state === "gone")) {
    const units = least(part.units, spared)
    if (units.isGreaterThan(0)) {
      spared = spared.minus(units)
      place(taken(part, units), covers)
    }
  }
  let gone = uncredited.minus(goneUnits())
  for (const part of parts.filter(({ state, units }) => state === "waiting" && units.isGreaterThan(0))) {
    const units = least(part.units, gone)
    if (units.isGreaterThan(0)) {
      taken(part, units).state = "gone"
      gone = gone.minus(units)
    }
  }
  return parts.map((part) =>
    earned(
      part,
      covers.find(({ id }) => id === part.warranty_id),
      day,
      currency_code
    )
  )
}

function earned(part: CoverPart, cover: BoughtCover | undefined, day: Day, currency_code: string): ReleasedPart {
  const { state, released_until } = part
  const of = (days: number, whole: number, until: Day | null): ReleasedPart => {
    const released = share(part, days, whole, currency_code)
    const [goods, discount] = [part.goods.minus(released.goods), part.discount.minus(released.discount)]
    return { ...part, goods, discount, released_until: until, released }
  }
  if (state === "gone" || part.units.isZero()) {
    return of(1, 1, released_until)
  }
  if (state === "waiting" || !cover?.first || !cover.last || day < cover.first) {
    return { ...part, released: { goods: ZERO, discount: ZERO } }
  }
  const from = released_until && released_until >= cover.first ? addDays(released_until, 1) : cover.first
  const whole = daysBetween(from, cover.last) + 1
  const days = daysBetween(from, day) + 1
  return days >= whole
    ? of(1, 1, day)
    : days > 0
      ? of(days, whole, day)
      : { ...part, released: { goods: ZERO, discount: ZERO } }
}
