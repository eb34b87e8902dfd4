import { MedusaError } from "@medusajs/framework/utils"

import { QuoteItemInput } from "./pricing/types"

/** Lines to add, one line to change, or one to remove. */
export type ItemEdit =
  { add: QuoteItemInput[] } | { update: Partial<QuoteItemInput> & { id: string } } | { remove: string }

/**
 * The lines of a draft after one edit.
 *
 * @param number - names the quote in messages
 * @throws NOT_FOUND for a line that the quote does not have
 */
export function editItems(number: string, items: QuoteItemInput[], edit: ItemEdit): QuoteItemInput[] {
  if ("add" in edit) {
    return [...items, ...edit.add]
  }
  const id = "update" in edit ? edit.update.id : edit.remove
  if (!items.some((item) => item.id === id)) {
    throw new MedusaError(MedusaError.Types.NOT_FOUND, `Quote ${number} has no line ${id}.`)
  }
  return "update" in edit
    ? items.map((item) => (item.id === id ? { ...item, ...edit.update } : item))
    : items.filter((item) => item.id !== id)
}
