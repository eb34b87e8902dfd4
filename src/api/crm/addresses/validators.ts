import { z } from "@medusajs/framework/zod"

import { ADDRESS_FIELDS } from "../../../modules/delivery/types"
import { oneLine } from "../../../shared/documents/printable"
import { spokenLine, spokenNote } from "../../shared"

/** Any text may be tried as a token: what is not a live one gets the same answer, whatever it looks like. */
const token = z.string()

export const BuyerOpenAddress = z.strictObject({ token })
export type BuyerOpenAddress = z.infer<typeof BuyerOpenAddress>

/** A part that may be left out; without what hides or turns the text around it. */
const part = (max = 255) =>
  z
    .string()
    .trim()
    .max(max)
    .transform((text) => oneLine(text).trim() || null)
    .nullish()
    .transform((text) => text ?? null)

/** The country is not among it: the host keeps an order's country. */
const address = z.strictObject({
  company: part(),
  first_name: part(),
  last_name: part(),
  address_1: spokenLine(255),
  address_2: part(),
  postal_code: part(20),
  city: spokenLine(255),
  province: part(),
  phone: part(50),
} satisfies Record<(typeof ADDRESS_FIELDS)[number], z.ZodType>)

export const BuyerCorrectAddress = z.strictObject({
  token,
  address,
  note: spokenNote(1000).nullish(),
})
export type BuyerCorrectAddress = z.infer<typeof BuyerCorrectAddress>
