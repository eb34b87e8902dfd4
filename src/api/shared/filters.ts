import { z } from "@medusajs/framework/zod"

import { currencyCode, day, decimal, moment, text } from "./fields"

const MAX_VALUES = 100

const several = <Value extends z.ZodType>(value: Value) => z.array(value).min(1).max(MAX_VALUES)

/** One value, several values, or an operator map; what fails is told in one sentence. */
function filterOf<Value extends z.ZodType, Operators extends z.ZodRawShape>(
  value: Value,
  operators: Operators,
  error: string
) {
  return z.union([value, several(value), z.strictObject(operators)], { error }).optional()
}

const equality = <Value extends z.ZodType>(value: Value) => ({
  $eq: value.optional(),
  $ne: value.optional(),
  $in: several(value).optional(),
  $nin: several(value).optional(),
})

const range = <Value extends z.ZodType>(value: Value) => ({
  ...equality(value),
  $gt: value.optional(),
  $gte: value.optional(),
  $lt: value.optional(),
  $lte: value.optional(),
})

/** Filter by an id or any exact text: a value, several, or `$eq $ne $in $nin`. */
export const idFilter = () =>
  filterOf(text(), equality(text()), "must be a text, a list of texts, or use $eq, $ne, $in, $nin")

/** Filter by a text, with `$like` and `$ilike` besides. */
export const textFilter = () =>
  filterOf(
    text(),
    { ...equality(text()), $like: text().optional(), $ilike: text().optional() },
    "must be a text, a list of texts, or use $eq, $ne, $in, $nin, $like, $ilike"
  )

/** Filter by one of the listed words. */
export const enumFilter = <const Values extends readonly [string, ...string[]]>(values: Values) =>
  filterOf(z.enum(values), equality(z.enum(values)), `must be one or more of ${values.join(", ")}`)

/** Filter by a currency code. */
export const currencyFilter = () =>
  filterOf(currencyCode(), equality(currencyCode()), "must be a currency code such as eur")

/** Filter by a calendar day: a day, several, or `$eq $ne $in $nin $gt $gte $lt $lte`. */
export const dayFilter = () =>
  filterOf(day(), range(day()), "must be a day such as 2026-11-23, or use $gt, $gte, $lt, $lte with days")

/** Filter by a moment. */
export const momentFilter = () =>
  filterOf(
    moment(),
    range(moment()),
    "must be a moment such as 2026-11-23T09:00:00Z, or use $gt, $gte, $lt, $lte with moments"
  )

/** Filter by an amount or another decimal; stays a decimal text up to the database. */
export const amountFilter = () =>
  filterOf(decimal(), range(decimal()), "must be a number, or use $gt, $gte, $lt, $lte with numbers")

/** Filter by yes or no. */
export const booleanFilter = () =>
  z
    .union([z.boolean(), z.enum(["true", "false"])], { error: "must be true or false" })
    .transform((value) => value === true || value === "true")
    .optional()
