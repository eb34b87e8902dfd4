import { z } from "@medusajs/framework/zod"

import { spokenNote } from "../../shared"

/** Any text may be tried as a token: what is not a live one gets the same answer, whatever it looks like. */
const token = z.string()

export const BuyerOpenDelivery = z.strictObject({ token })
export type BuyerOpenDelivery = z.infer<typeof BuyerOpenDelivery>

export const BuyerAnswerDelivery = z
  .strictObject({
    token,
    answer: z.enum(["fine", "call", "text"]),
    text: spokenNote(5000).nullish(),
  })
  .refine(({ answer, text }) => answer !== "text" || text, { path: ["text"], message: "must say something" })
export type BuyerAnswerDelivery = z.infer<typeof BuyerAnswerDelivery>
