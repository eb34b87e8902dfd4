import { Day } from "../../../shared/days"
import { OrderFacts, OrderLine, ShippedItem } from "../types"
import { itemPart, itemsOf } from "./lot-keys"
import type { ExistingLot, NewLot } from "./lots"
import { CoverDays, movedDays } from "./moved-days"
import { BASES } from "./plan-choice"
import { endOfTerm } from "./term"

type Made = { old: ExistingLot; lot: NewLot }

/** Whether it was paid for by itself, and not given with the goods. */
export const isSoldCover = ({ source, terms }: Pick<NewLot, "source" | "terms">): boolean =>
  source === "sold" || terms.is_sold === true

/**
 * Units sent in place of faulty ones go on with what those had, each to its own days or anew where its terms say so: the free cover of each
 * basis, and each plan that was sold.
 */
export function replacementLots(order: OrderFacts, line: OrderLine, replaced: ExistingLot[]): NewLot[] {
  const lots = longestOfEach(replaced)
  return itemsOf(order, line).flatMap((item) =>
    lots
      .reduce<Made[]>((made, old) => {
        const lot = replacementOf(old, line, item, made)
        return lot ? [...made, { old, lot }] : made
      }, [])
      .map(({ lot }) => lot)
  )
}

/** What goes on from other cover comes after it. */
function longestOfEach(replaced: ExistingLot[]): ExistingLot[] {
  const last = new Map<string, ExistingLot>()
  for (const lot of replaced) {
    const key = isSoldCover(lot) ? `sold ${lot.plan_id}` : lot.basis
    const other = last.get(key)
    if (!other || (lot.ends_date ?? "") > (other.ends_date ?? "")) {
      last.set(key, lot)
    }
  }
  const rank = (lot: ExistingLot): string =>
    isSoldCover(lot) ? `sold ${lot.starts_date ?? "9999"}` : `free ${BASES.indexOf(lot.basis)}`
  return [...last.values()].sort((a, b) => (rank(a) < rank(b) ? -1 : rank(a) > rank(b) ? 1 : 0))
}

function replacementOf(old: ExistingLot, line: OrderLine, item: ShippedItem, made: Made[]): NewLot | null {
  const day = item.delivered_date
  if (!day) {
    return null
  }
  const base = made.find(({ old: { id } }) => id === old.extends_id)
  const days = old.starts_date && old.ends_date ? daysOf({ ...old, ...(old as CoverDays) }, day, base) : null
  if (days && days.ends_date < days.starts_date) {
    return null
  }
  const { plan_id, plan_name, basis, terms } = old
  return {
    plan_id, plan_name, basis, terms, line, paid_line: null, starts_date: days?.starts_date ?? null, ends_date: days?.ends_date ?? null,
    ...itemPart(item), source: "replacement", replaces_id: old.id, extends_key: base ? keyOf(base.lot) : null, unfit_title: null,
  } // prettier-ignore
}

/** What has not begun yet keeps its days, as far as what it goes on from does. */
function daysOf(old: ExistingLot & CoverDays, day: Day, base: Made | undefined): CoverDays {
  if (old.starts_date > day) {
    const [from, to] = [base?.old.ends_date, base?.lot.ends_date]
    return from && to ? movedDays(old, old.terms, from, to) : { starts_date: old.starts_date, ends_date: old.ends_date }
  }
  return {
    starts_date: day,
    ends_date: old.terms.after_replacement === "restart" ? endOfTerm(day, old.terms) : old.ends_date,
  }
}

/** What an entitlement is found by among those of its order. */
export const keyOf = ({ source_key, plan_id }: Pick<NewLot, "source_key" | "plan_id">) => ({ source_key, plan_id })
