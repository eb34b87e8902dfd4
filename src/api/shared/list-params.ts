import { z } from "@medusajs/framework/zod"

import { text } from "./fields"

/** No list answers more rows at once. */
export const MAX_LIMIT = 200

const MAX_OFFSET = 1_000_000

/** A whole number of a query text; anything else passes through to be refused. */
export const wholeNumber = (value: unknown): unknown =>
  typeof value === "string" && /^-?\d{1,15}$/.test(value) ? parseInt(value, 10) : value

const paging = (limit: number) => ({
  limit: z.preprocess(wholeNumber, z.int().min(1).max(MAX_LIMIT)).default(limit),
  offset: z.preprocess(wholeNumber, z.int().min(0).max(MAX_OFFSET)).default(0),
})

/** Parameters of a list that has no filters, such as History. */
export const createPageParams = () => z.strictObject(paging(MAX_LIMIT))

/** `fields` as the host's lists take it; which ones exist is judged by `validateListQuery`. */
const fields = () => text(2000).optional()

type ListParams<Filters extends z.ZodRawShape> = {
  /** Columns that the list may be sorted by, each also with "-" in front. */
  order: readonly string[]
  /** Filters beside paging, each one applied by the list. */
  filters?: Filters
  /** Default sorting, such as "-created_at". */
  defaultOrder?: string
  defaultLimit?: number
}

/**
 * Parameters of a list: `limit` (1 to 200), `offset`, `order` from a list, `q`, `fields` and the list's own filters.
 *
 * Anything else is refused. Use with `validateListQuery`.
 */
export function createListParams<Filters extends z.ZodRawShape = Record<never, never>>({
  order,
  filters,
  defaultOrder,
  defaultLimit = 20,
}: ListParams<Filters>) {
  const sorting = z
    .string()
    .refine(
      (value) => order.includes(value.replace(/^-/, "")),
      `must be one of ${order.join(", ")}, with - in front to reverse`
    )
  return z.strictObject({
    ...paging(defaultLimit),
    order: defaultOrder ? sorting.default(defaultOrder) : sorting.optional(),
    q: text(200).optional(),
    fields: fields(),
    ...((filters ?? {}) as Filters),
  })
}

/** Parameters of one document: `fields`. */
export const createItemParams = () => z.strictObject({ fields: fields() })
