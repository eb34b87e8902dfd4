import { isIncluded } from "../../../src/modules/quote/rules/included"
import { QuoteItem } from "../types"

type Line = Pick<QuoteItem, "id" | "is_optional" | "alternative_group" | "is_selected" | "kind" | "position">

/** Whether the buyer decides if a line is bought: it may be ticked, or is one of several. */
export const isChoice = (item: Pick<Line, "is_optional" | "alternative_group">): boolean =>
  Boolean(item.is_optional || item.alternative_group)

/** The lines that the buyer chooses among, in their order. */
export function choicesOf<Item extends Line>(items: readonly Item[]): Item[] {
  return items
    .filter((item) => (item.kind ?? "item") === "item" && isChoice(item))
    .sort((a, b) => a.position - b.position)
}

/** What is taken unless the buyer decides otherwise. */
export const proposedOf = (items: readonly Line[]): string[] =>
  choicesOf(items)
    .filter((item) => item.is_selected)
    .map((item) => item.id)

/** The choice after a line is clicked: an option goes on or off, an alternative takes the place of its group's other. */
export function choose(items: readonly Line[], chosen: readonly string[], id: string): string[] {
  const clicked = items.find((item) => item.id === id)
  if (!clicked) {
    return [...chosen]
  }
  if (clicked.alternative_group) {
    const group = items.filter((item) => item.alternative_group === clicked.alternative_group).map((item) => item.id)
    return [...chosen.filter((other) => !group.includes(other)), id]
  }
  return chosen.includes(id) ? chosen.filter((other) => other !== id) : [...chosen, id]
}

/**
 * The lines of an earlier version, told which of them count in its totals.
 *
 * @param chosen - what the buyer took, where that version was accepted
 */
export function withIncluded<Item extends Line>(
  items: readonly Item[],
  chosen: string[] | null | undefined
): (Item & { included: boolean })[] {
  return items.map((item) => ({
    ...item,
    included: isIncluded(
      {
        id: item.id,
        kind: item.kind ?? "item",
        is_optional: item.is_optional ?? false,
        alternative_group: item.alternative_group ?? null,
        is_selected: item.is_selected ?? false,
      },
      chosen ?? null
    ),
  }))
}
