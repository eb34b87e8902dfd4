import { MedusaError } from "@medusajs/framework/utils"

import { Choosable, includedItems, isChoice } from "./included"

type Line = Choosable & { id: string; title: string }

/** What a refused choice is told by: it is the buyer's to mend. */
export const REFUSED_CHOICE = "crm_quote_choice"

const refuse = (message: string): never => {
  throw new MedusaError(MedusaError.Types.INVALID_DATA, message, REFUSED_CHOICE)
}

/**
 * Refuses to take nothing of an offer that has options only.
 *
 * @param name - the quote in messages
 * @param chosen - ids of options and alternatives that are taken
 * @throws INVALID_DATA
 */
export function assertSomethingChosen(
  name: string,
  items: readonly Pick<Line, keyof Choosable | "id">[],
  chosen: readonly string[]
): void {
  if (!includedItems(items, chosen).length) {
    refuse(`Nothing of ${name} is taken; choose at least one of its options.`)
  }
}

/**
 * What a buyer takes, as ids of options and alternatives.
 *
 * Without an answer the offer's own choice counts; so it does for a group of alternatives of which the answer names none.
 *
 * @param name - the quote in messages
 * @param asked - ids as the buyer's side sent them; lines that are no choice may be named too
 * @throws INVALID_DATA for a line that the quote does not have, and for two alternatives of one group
 */
export function chosenItems(
  name: string,
  items: readonly Line[],
  asked: readonly string[] | null | undefined
): string[] {
  const choices = items.filter(isChoice)
  if (!asked) {
    return choices.filter((item) => item.is_selected).map((item) => item.id)
  }
  const unknown = asked.find((id) => !items.some((item) => item.id === id && item.kind === "item"))
  if (unknown !== undefined) {
    refuse(`${name} has no line ${unknown} to choose.`)
  }
  const chosen = new Set(asked)
  const groups = new Set(choices.flatMap((item) => item.alternative_group ?? []))
  for (const group of groups) {
    const members = choices.filter((item) => item.alternative_group === group)
    const taken = members.filter((item) => chosen.has(item.id))
    if (taken.length > 1) {
      const titles = taken.map((item) => item.title).join(" and ")
      refuse(`${titles} are alternatives on ${name}; choose one of them.`)
    }
    if (!taken.length) {
      members.filter((item) => item.is_selected).forEach((item) => chosen.add(item.id))
    }
  }
  return choices.filter((item) => chosen.has(item.id)).map((item) => item.id)
}
