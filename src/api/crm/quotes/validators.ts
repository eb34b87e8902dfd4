import { z } from "@medusajs/framework/zod"

/** Any text may be tried as a token: what is not a live one gets the same answer, whatever it looks like. */
const token = z.string()
const version = z.int().min(1)

export const BuyerOpenQuote = z.strictObject({ token })
export type BuyerOpenQuote = z.infer<typeof BuyerOpenQuote>

export const BuyerAcceptQuote = z.strictObject({ token, version, name: z.string().trim().min(1).max(200) })
export type BuyerAcceptQuote = z.infer<typeof BuyerAcceptQuote>

export const BuyerDeclineQuote = z.strictObject({ token, version, reason: z.string().trim().max(2000).nullish() })
export type BuyerDeclineQuote = z.infer<typeof BuyerDeclineQuote>
