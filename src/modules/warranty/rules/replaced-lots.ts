import { OrderFacts, OrderLine } from "../types"
import type { ExistingLot, LotOptions } from "./lots"

/**
 * What the units that a line was sent for were covered by: of the first line behind it that had any cover.
 *
 * Where a claim of ours says which units were faulty, it is their cover. The host's own claims name a line alone: it may be any of its cover.
 */
export function replacedLots(
  order: OrderFacts,
  line: OrderLine,
  existing: ExistingLot[],
  faultyOf: LotOptions["faultyOf"] = () => null
): ExistingLot[] {
  const seen = new Set<string>()
  let sent: OrderLine | undefined = line
  while (sent?.replaces_line_id && !seen.has(sent.line_id)) {
    seen.add(sent.line_id)
    const behind: string = sent.replaces_line_id
    const ofLine = existing.filter(({ line_id }) => line_id === behind)
    const faulty = ofLine.find(({ id }) => id === faultyOf(sent!))
    const lots = (faulty ? ofUnits(ofLine, faulty) : ofLine).filter(({ status }) => status !== "canceled")
    if (lots.length) {
      return lots
    }
    sent = order.lines.find(({ line_id }) => line_id === behind)
  }
  return []
}

/** Cover of the very units; of a kind that says nothing of them, as that of the whole line beside a delivered item, all that the line has. */
function ofUnits(lots: ExistingLot[], faulty: ExistingLot): ExistingLot[] {
  const isOwn = (lot: ExistingLot): boolean => unitsOf(lot) === unitsOf(faulty)
  return lots.filter((lot) => isOwn(lot) || kindOf(lot) !== kindOf(faulty))
}

/** Which units of the line a lot stands for, as the database knows them (`LOT` in `sql/kept-lots.ts`). */
const unitsOf = ({ fulfillment_item_id, source_key, part }: ExistingLot): string =>
  `${fulfillment_item_id ? `item:${fulfillment_item_id}` : source_key}/${part}`

const kindOf = (lot: ExistingLot): string => unitsOf(lot).split(":")[0]
