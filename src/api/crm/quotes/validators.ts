import { z } from "@medusajs/framework/zod"

import { spokenLine, spokenNote, spokenText } from "../../shared"

/** Any text may be tried as a token: what is not a live one gets the same answer, whatever it looks like. */
const token = z.string()
const version = z.int().min(1)

export const BuyerOpenQuote = z.strictObject({ token })
export type BuyerOpenQuote = z.infer<typeof BuyerOpenQuote>

export const BuyerFileOfQuote = z.strictObject({ token, file_id: z.string().max(64) })
export type BuyerFileOfQuote = z.infer<typeof BuyerFileOfQuote>

const chosen_item_ids = z.array(z.string().max(64)).max(1000)

export const BuyerPreviewQuote = z.strictObject({ token, chosen_item_ids })
export type BuyerPreviewQuote = z.infer<typeof BuyerPreviewQuote>

export const BuyerAskQuote = z.strictObject({
  token,
  text: spokenText(5000),
  item_id: z.string().max(64).nullish(),
  /** What is ticked on the page, so that the answer shows it still. */
  chosen_item_ids: chosen_item_ids.optional(),
})
export type BuyerAskQuote = z.infer<typeof BuyerAskQuote>

export const BuyerAcceptQuote = z.strictObject({
  token,
  version,
  name: spokenLine(200),
  /** Options and alternatives that are taken; the offer's own choice when left out. */
  chosen_item_ids: chosen_item_ids.optional(),
})
export type BuyerAcceptQuote = z.infer<typeof BuyerAcceptQuote>

export const BuyerDeclineQuote = z.strictObject({
  token,
  version,
  reason: spokenNote(2000).nullish(),
  /** Who declines; whom the link was made for when left out. */
  name: spokenNote(200).nullish(),
})
export type BuyerDeclineQuote = z.infer<typeof BuyerDeclineQuote>
