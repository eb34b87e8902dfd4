import { z } from "@medusajs/framework/zod"

/** Any text may be tried as a token: what is not a live one gets the same answer, whatever it looks like. */
export const ReaderOptOut = z.strictObject({ token: z.string() })
export type ReaderOptOut = z.infer<typeof ReaderOptOut>

/** What a mail program sends by itself (RFC 8058): the token in the address, one fixed word in the body. */
export const OneClickOptOut = z.object({ token: z.string() })
