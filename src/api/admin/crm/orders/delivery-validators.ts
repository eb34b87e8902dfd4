import { z } from "@medusajs/framework/zod"

import { day, id, text } from "../../../shared"

const email = z.email("must be an e-mail address").max(254)

/** What staff decide about a mail to the customer. */
const mail = {
  /** Another recipient than the order's own. */
  to: email.optional(),
  /** Put before the mail's own words. */
  message: text(5_000).optional(),
}

const dates = {
  /** Dates line by line; null takes the one that a line has back. */
  lines: z
    .array(z.strictObject({ line_id: id(), promised_date: day().nullable() }))
    .min(1)
    .max(500)
    .optional(),
  /** One date for every line of which something is still to come. */
  promised_date: day().nullable().optional(),
}

const isEither = ({ lines, promised_date }: { lines?: unknown; promised_date?: unknown }): boolean =>
  (lines === undefined) !== (promised_date === undefined)

export const AdminPromiseDelivery = z
  .strictObject({ ...dates, note: text(1_000).optional(), tell_customer: z.boolean().default(false), ...mail })
  .refine(isEither, "needs either lines or promised_date")
export type AdminPromiseDelivery = z.infer<typeof AdminPromiseDelivery>

export const AdminTellDelivery = z.strictObject(mail)
export type AdminTellDelivery = z.infer<typeof AdminTellDelivery>

/** With dates, the mail as it would be once they are promised. */
export const AdminPreviewDelivery = z
  .strictObject({ ...dates, ...mail })
  .refine((body) => isEither(body) || (body.lines === undefined && body.promised_date === undefined), "takes either lines or promised_date, not both")
export type AdminPreviewDelivery = z.infer<typeof AdminPreviewDelivery>

export const AdminAskAddress = z.strictObject({
  ...mail,
  /** How often it was asked when the caller looked: who asks at once with another asks once. */
  after_round: z.int().min(0).optional(),
})
export type AdminAskAddress = z.infer<typeof AdminAskAddress>

export const AdminPreviewAddress = z.strictObject(mail)

/** `proposal_no` names the correction that was read; the present one when left out. */
export const AdminAcceptAddress = z.strictObject({ proposal_no: z.int().min(1).optional() })
export type AdminAcceptAddress = z.infer<typeof AdminAcceptAddress>

export const AdminRejectAddress = z.strictObject({
  proposal_no: z.int().min(1).optional(),
  /** Told to the buyer. */
  note: text(1_000).optional(),
})
export type AdminRejectAddress = z.infer<typeof AdminRejectAddress>
