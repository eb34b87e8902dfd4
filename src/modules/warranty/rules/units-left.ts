/** An entitlement that stands for units of the same order line as another, or of the same lot. */
export type SameCover = {
  id: string
  source_key: string
  fulfillment_item_id: string | null
  part: string
  status: string
  /** Whether it stands for the very lot, and not for the line alone. */
  is_of_lot: boolean
  original_quantity: number
  quantity: number
  returned_quantity: number
}

/** How many units there are, and how many of those that were sold came back. */
export type Units = Pick<SameCover, "original_quantity" | "quantity" | "returned_quantity">

const larger = <One extends Units>(a: One, b: One): One =>
  b.original_quantity > a.original_quantity || (b.original_quantity === a.original_quantity && b.quantity > a.quantity)
    ? b
    : a

const NONE: Units = { original_quantity: 0, quantity: 0, returned_quantity: 0 }

/** Covers of one lot stand for the same units: there are as many as the largest of them says. */
export const unitsOfLot = (covers: SameCover[]): Units => covers.reduce<Units>(larger, NONE)

/**
 * Units of an order's line. Each fulfilment item, each registration and what was split off has units of its own; plans that start with the
 * order stand for the whole line. Whichever knows of more units is right.
 */
export function unitsOfLine(covers: SameCover[]): Units {
  const lots = new Map<string, SameCover>()
  for (const cover of covers) {
    const key = `${cover.fulfillment_item_id ?? cover.source_key}/${cover.part}`
    const other = lots.get(key)
    lots.set(key, other ? larger(other, cover) : cover)
  }
  const all = [...lots.values()]
  const isWhole = ({ source_key, fulfillment_item_id }: SameCover): boolean =>
    !fulfillment_item_id && source_key.startsWith("line:")
  return [
    sum(all.filter(({ fulfillment_item_id }) => fulfillment_item_id)),
    sum(all.filter((cover) => !cover.fulfillment_item_id && !isWhole(cover))),
    sum(all.filter(isWhole)),
  ].reduce<Units>(larger, NONE)
}

const sum = (lots: Units[]): Units =>
  lots.reduce(
    (total, lot) => ({
      original_quantity: total.original_quantity + lot.original_quantity,
      quantity: total.quantity + lot.quantity,
      returned_quantity: total.returned_quantity + lot.returned_quantity,
    }),
    NONE
  )
