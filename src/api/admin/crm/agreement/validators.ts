import { z } from "@medusajs/framework/zod"

import { AGREEMENT_KIND_NAMES } from "../../../../shared/agreement-kinds"
import { createListParams, createPageParams, currencyCode, enumFilter, idFilter, requiredText } from "../../../shared"

export const AdminGetCrmAgreementParams = createListParams({
  order: ["found_at", "kind", "number", "amount"],
  defaultOrder: "-found_at",
  defaultLimit: 50,
  filters: {
    kind: enumFilter(AGREEMENT_KIND_NAMES),
    /** What stands and nobody dismissed, unless said. */
    status: z.enum(["open", "dismissed", "settled"]).default("open"),
    reference: idFilter(),
    reference_id: idFilter(),
    currency_code: currencyCode().optional(),
  },
}).omit({ fields: true })

export const AdminGetCrmAgreementHistoryParams = createPageParams()

export const AdminDismissCrmAgreementBreak = z.strictObject({ reason: requiredText(500) })
export type AdminDismissCrmAgreementBreak = z.infer<typeof AdminDismissCrmAgreementBreak>

export const AdminCrmAgreementAct = z.strictObject({})
