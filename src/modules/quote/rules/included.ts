/** What decides whether a line counts. */
export type Choosable = {
  kind: "item" | "section" | "note"
  is_optional: boolean
  alternative_group: string | null
  is_selected: boolean
}

/** Whether the buyer decides about a line: an option to tick, or one of several alternatives. */
export const isChoice = (item: Choosable): boolean =>
  item.kind === "item" && (item.is_optional || item.alternative_group !== null)

/**
 * Whether a line is part of the offer's totals, its order and its tax. Sections and notes never are.
 *
 * @param chosen - ids of the options and alternatives that the buyer took; null before that, when the offer's own choice counts
 */
export function isIncluded(item: Choosable & { id?: string }, chosen: readonly string[] | null = null): boolean {
  if (item.kind !== "item") {
    return false
  }
  if (!isChoice(item)) {
    return true
  }
  return chosen ? item.id !== undefined && chosen.includes(item.id) : item.is_selected
}

/** The lines that count. */
export const includedItems = <Item extends Choosable & { id?: string }>(
  items: readonly Item[],
  chosen: readonly string[] | null = null
): Item[] => items.filter((item) => isIncluded(item, chosen))

/**
 * The lines with one alternative of each group selected: the first that asks for it, else the group's first.
 * What is no choice is not selected either.
 */
export function withOneOfEachGroup<Item extends Choosable>(items: readonly Item[]): Item[] {
  const taken = new Map<string, Item>()
  for (const item of items) {
    const group = item.kind === "item" ? item.alternative_group : null
    const before = group === null ? undefined : taken.get(group)
    if (group !== null && (!before || (item.is_selected && !before.is_selected))) {
      taken.set(group, item)
    }
  }
  return items.map((item) => {
    const selected =
      item.kind === "item" && item.alternative_group !== null
        ? taken.get(item.alternative_group) === item
        : isChoice(item) && item.is_selected
    return selected === item.is_selected ? item : { ...item, is_selected: selected }
  })
}
