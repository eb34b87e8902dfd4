import { MathBN } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import { isValid, parseISO } from "date-fns"

import { isDay } from "../../shared/days"
import { oneLine, visibleText } from "../../shared/documents/printable"

// PostgreSQL refuses the character NUL in a text, and half of a character in JSON.
const isStorable = (text: string): boolean => !/\u0000|\p{Surrogate}/u.test(text)

/** A text of at most `max` characters, trimmed. */
export const text = (max = 255) =>
  z.string().trim().max(max).refine(isStorable, "contains a character that cannot be stored")

/** A text that says something. */
export const requiredText = (max = 255) => text(max).min(1)

/** One line: a name, a number, a subject. A line break in it could forge a mail header. */
export const line = (max = 255) => text(max).refine((value) => !/[\r\n]/.test(value), "must be one line")

/** What a buyer says, without what hides or turns the text around it. Something of it must be seen. */
export const spokenText = (max: number) =>
  z.string().trim().min(1).max(max).transform(visibleText).pipe(z.string().trim().min(1))

/** The same where nothing need be said. */
export const spokenNote = (max: number) =>
  z
    .string()
    .trim()
    .max(max)
    .transform((words) => visibleText(words).trim() || null)

/** The same on one line: a name. */
export const spokenLine = (max: number) => z.string().trim().min(1).max(max).transform(oneLine).pipe(z.string().min(1))

/** An id of the host or of ours. */
export const id = () => requiredText(64)

/** A currency by its code, lower case as the host keeps it. */
export const currencyCode = () =>
  z
    .string()
    .regex(/^[a-z]{3}$/i, "must be a currency code such as eur")
    .transform((code) => code.toLowerCase())

/** A calendar day of the store. */
export const day = () => z.string().refine(isDay, "must be a day such as 2026-11-23")

/** Of a year that the database knows too: 1 to 9999, in UTC. */
const isMoment = (value: string): boolean => {
  const moment = parseISO(value)
  return isValid(moment) && moment.getUTCFullYear() >= 1 && moment.getUTCFullYear() <= 9999
}

/** A moment, answered as ISO 8601 in UTC. */
export const moment = () =>
  z
    .string()
    .max(40)
    .refine(isMoment, "must be a moment such as 2026-11-23T09:00:00Z")
    .transform((value) => parseISO(value).toISOString())

/**
 * A decimal: a JSON number or a text such as "12.50".
 *
 * @returns plain decimal text, exact as given; digits and sign are judged by the rule that uses it
 */
export const decimal = () =>
  z
    .union(
      [
        z.number(),
        z
          .string()
          .trim()
          .regex(/^-?\d{1,30}(\.\d{1,30})?$/, "must be a number"),
      ],
      { error: "must be a number" }
    )
    .transform((value) => MathBN.convert(value).toFixed())

/** A decimal above zero. */
export const positiveDecimal = () => decimal().refine((value) => MathBN.gt(value, 0), "must be more than 0")

/** A decimal of zero or above. */
export const unsignedDecimal = () => decimal().refine((value) => MathBN.gte(value, 0), "must be at least 0")

/** Percent from 0 to 100. */
export const percent = () =>
  decimal().refine((value) => MathBN.gte(value, 0) && MathBN.lte(value, 100), "must be from 0 to 100")

/** A file's bytes in a JSON body, at most 5 MB; what it is the bytes decide. */
export const base64File = () =>
  z
    .string()
    .max(7_000_000)
    .refine((text) => isBase64(text), "must be base64")

/** Looks for what may not be in it: a pattern for all of it runs out of stack with millions of characters. */
function isBase64(text: string): boolean {
  const bare = text.replace(/={1,2}$/, "")
  return bare !== "" && !/[^A-Za-z0-9+/]/.test(bare)
}

/** A country by ISO 3166 alpha-2, lower case as the host keeps it. */
export const countryCode = () =>
  z
    .string()
    .regex(/^[a-z]{2}$/i, "must be a country code such as pt")
    .transform((code) => code.toLowerCase())

/** Lines of an address, each of which may be left out or null. */
export const addressLines = () => ({
  address_1: line().nullish(),
  address_2: line().nullish(),
  city: line().nullish(),
  province: line().nullish(),
  postal_code: line(20).nullish(),
})
