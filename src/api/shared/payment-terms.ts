import { z } from "@medusajs/framework/zod"
import { MathBN } from "@medusajs/framework/utils"

/** A part of a total: how much of it, and when it is due after issue. */
export const termsInstalment = () =>
  z.strictObject({
    percent: z.number().positive().max(100),
    days: z.int().min(0).max(3650),
    months: z.int().min(0).max(120).optional(),
    end_of_month: z.boolean().optional(),
    days_after: z.int().min(0).max(3650).optional(),
    day_of_month: z.int().min(1).max(31).optional(),
    down_payment: z.boolean().optional(),
  })

/** The parts of a total; 33.33 + 33.33 + 33.34 are 100. */
export const termsInstalments = () =>
  z
    .array(termsInstalment())
    .min(1)
    .max(36)
    .refine(
      (parts) => MathBN.eq(MathBN.add(0, ...parts.map(({ percent }) => percent)), 100),
      "must add up to 100 percent"
    )

/** What may be taken off for paying early, in one or two steps. */
export const earlyDiscount = () =>
  z
    .array(z.strictObject({ percent: z.number().positive().lt(100), days: z.int().min(0).max(3650) }))
    .max(2)
    .nullable()
