import { z } from "@medusajs/framework/zod"

import { DEFAULT_K } from "../../../../modules/reporting/rules/provision"
import { currencyCode, id, unsignedDecimal } from "../../../shared"

const MOST_AGES = 240

export const AdminSaveCrmWarrantyPrior = z
  .strictObject({
    scope: z.enum(["product", "type", "all"]),
    /** The product or type. */
    scope_id: id().nullish(),
    currency_code: currencyCode(),
    /** Claims per unit and month: one for every age, or by age, the last of which holds on. */
    rates: z.array(unsignedDecimal()).min(1).max(MOST_AGES),
    /** Of one unit claimed. */
    cost: unsignedDecimal(),
    /** Weight of the rates in unit-months. */
    k: z.int().min(1).max(1_000_000).default(DEFAULT_K),
  })
  .refine(({ scope, scope_id }) => (scope === "all") === !scope_id, {
    path: ["scope_id"],
    message: "must name the product or type, and is left out for all",
  })
export type AdminSaveCrmWarrantyPrior = z.infer<typeof AdminSaveCrmWarrantyPrior>
