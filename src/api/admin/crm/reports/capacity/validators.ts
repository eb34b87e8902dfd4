import { z } from "@medusajs/framework/zod"

import { CAPACITY_ORDERS } from "../../../../../modules/reporting/queries/capacity"
import { booleanFilter, createListParams, day, id, wholeNumber } from "../../../../shared"
import { AdminReportParams } from "../validators"

/** The longest look ahead, in weeks. */
const MAX_WEEKS = 52

const goods = {
  /** The store's today unless given; no day before it. */
  as_of: day().optional(),
  weeks: z.preprocess(wholeNumber, z.int().min(1).max(MAX_WEEKS)).default(13),
  location_id: id().optional(),
  variant_id: id().optional(),
  inventory_item_id: id().optional(),
  /** Only what runs out within the weeks, or only what does not. */
  short: booleanFilter(),
}

export const AdminCapacityParams = createListParams({
  order: CAPACITY_ORDERS,
  defaultOrder: "runs_out_week",
  defaultLimit: 50,
  filters: goods,
}).omit({ fields: true })
export type AdminCapacityParams = z.infer<typeof AdminCapacityParams>

export const AdminCapacityExportParams = AdminCapacityParams.omit({ limit: true, offset: true })
export type AdminCapacityExportParams = z.infer<typeof AdminCapacityExportParams>

export const AdminCapacityQuoteParams = createListParams({ order: [], filters: {
  as_of: goods.as_of,
  location_id: id(),
  variant_id: id().optional(),
  inventory_item_id: id().optional(),
  /** A Monday; all weeks when left out. */
  week_start: day().optional(),
} })
  .omit({ fields: true, order: true, q: true })
  .refine(({ variant_id, inventory_item_id }) => variant_id !== undefined || inventory_item_id !== undefined, {
    path: ["variant_id"],
    message: "or inventory_item_id is required",
  }) // prettier-ignore
export type AdminCapacityQuoteParams = z.infer<typeof AdminCapacityQuoteParams>

/** Whoever has work in hand: neither whose quotes nor where they are sold narrows it. */
export const AdminCapacityPeopleParams = AdminReportParams.pick({ currency_code: true, as_of: true })
export type AdminCapacityPeopleParams = z.infer<typeof AdminCapacityPeopleParams>

export const AdminCapacityRepairsParams = z.strictObject({})
