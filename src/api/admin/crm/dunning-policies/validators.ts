import { z } from "@medusajs/framework/zod"

import { currencyCode, id, line, text, unsignedDecimal } from "../../../shared"

const ownText = () => z.strictObject({ subject: line(200).nullish(), text: text(5_000).nullish() })
const ownTexts = () => z.strictObject({ en: ownText().optional(), "pt-BR": ownText().optional() }).nullish()

const tone = () => z.enum(["friendly", "firm", "final"])

const level = () =>
  z.strictObject({
    id: id().optional(),
    name: line(100).nullish(),
    days_overdue: z.int().min(-365).max(3650),
    channel: z
      .string()
      .regex(
        /^[a-z][a-z0-9_-]{0,31}$/,
        "must be mail, letter, phone, or a channel of the Notification module such as sms"
      )
      .optional(),
    tone: tone().optional(),
    needs_person: z.boolean().optional(),
    texts: ownTexts(),
  })

export const AdminCreateCrmDunningPolicy = z.strictObject({
  name: line(100).min(1),
  is_default: z.boolean().optional(),
  customer_kind: z.enum(["business", "consumer"]).nullish(),
  daily: z.enum(["off", "propose", "send"]).optional(),
  minimums: z.record(currencyCode(), unsignedDecimal()).nullish(),
  weekdays: z.array(z.int().min(1).max(7)).min(1).max(7).optional(),
  hour_from: z.int().min(0).max(23).optional(),
  hour_to: z.int().min(1).max(24).optional(),
  attach_pdfs: z.boolean().optional(),
  max_delay_days: z.int().min(0).max(365).optional(),
  levels: z.array(level()).min(1).max(20),
})
export type AdminCreateCrmDunningPolicy = z.infer<typeof AdminCreateCrmDunningPolicy>

export const AdminUpdateCrmDunningPolicy = AdminCreateCrmDunningPolicy.partial()
export type AdminUpdateCrmDunningPolicy = z.infer<typeof AdminUpdateCrmDunningPolicy>

/** Words of a level as they are being written. */
export const AdminPreviewCrmDunningLevel = z.strictObject({
  tone: tone(),
  days_overdue: z.int().min(-365).max(3650),
  locale: z.enum(["en", "pt-BR"]),
  subject: line(200).nullish(),
  text: text(5_000).nullish(),
})
export type AdminPreviewCrmDunningLevel = z.infer<typeof AdminPreviewCrmDunningLevel>
