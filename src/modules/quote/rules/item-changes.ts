import { exactOf } from "../../../shared/exact"
import { Changes } from "../../../shared/history"
import { QuoteItemRow } from "../types"

type Line = Pick<QuoteItemRow, "id" | "title" | "kind">

/** A line in a few signs: `3 × 450 − 5 %`, and a mark where the buyer decides about it. */
function summary(item: QuoteItemRow): string {
  if (item.kind !== "item") {
    return item.title
  }
  const text = (field: string): string => String(exactOf(item, field) ?? 0)
  const discount = text("discount_percent")
  const choice = item.alternative_group ? ` (${item.alternative_group})` : item.is_optional ? " (?)" : ""
  return `${text("quantity")} × ${text("unit_price")}${discount === "0" ? "" : ` − ${discount} %`}${choice}`
}

/**
 * What happened to a draft's lines, for History: `line: <title>` to [before, after], null where it was not there.
 * Lines are told apart by their ids, so that two of one product stay two.
 */
export function itemChanges(before: readonly QuoteItemRow[], after: readonly QuoteItemRow[]): Changes | null {
  const changes: Changes = {}
  const note = (line: Line, was: string | null, is: string | null): void => {
    const title = `line: ${line.title.slice(0, 80)}`
    changes[title in changes ? `${title} (${line.id.slice(-4)})` : title] = [was, is]
  }
  for (const item of after) {
    const old = before.find(({ id }) => id === item.id)
    const [was, is] = [old ? summary(old) : null, summary(item)]
    if (was !== is || old?.title !== item.title) {
      note(item, was, is)
    }
  }
  before.filter((old) => !after.some(({ id }) => id === old.id)).forEach((old) => note(old, summary(old), null))
  return Object.keys(changes).length ? changes : null
}
