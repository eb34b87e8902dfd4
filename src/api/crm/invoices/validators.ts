import { z } from "@medusajs/framework/zod"

/** Any text may be tried as a token: what is not a live one gets the same answer, whatever it looks like. */
export const BuyerOpenInvoice = z.strictObject({ token: z.string() })
export type BuyerOpenInvoice = z.infer<typeof BuyerOpenInvoice>
