import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { warranties } from "../../../../../../workflows/warranty/claims/claim-module"
import { plainRow } from "../../../../../shared/answer"
import { loadClaim } from "../../answer"

const SHOWN = 200

/** Who did what with a claim, newest first. */
export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const { id } = await loadClaim(req)
  const [rows, count] = await warranties(req.scope).listAndCountCrmWarrantyHistories(
    { reference: "crm_warranty_claim", reference_id: id },
    { order: { created_at: "DESC" }, take: SHOWN }
  )
  res.json({ history: plainRow<object[]>(rows), count, offset: 0, limit: SHOWN })
}
