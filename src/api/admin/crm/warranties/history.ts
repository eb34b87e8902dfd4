import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { warranties } from "../../../../workflows/warranty/warranty-module"
import { plainRow } from "../../../shared/answer"

const SHOWN = 200

/** Answers who did what with a plan, an entitlement or a claim, newest first. */
export async function sendWarrantyHistory(
  req: MedusaRequest,
  res: MedusaResponse,
  reference: "crm_warranty_plan" | "crm_warranty" | "crm_warranty_claim",
  reference_id: string
): Promise<void> {
  const [rows, count] = await warranties(req.scope).listAndCountCrmWarrantyHistories(
    { reference, reference_id },
    { order: { created_at: "DESC", id: "DESC" }, take: SHOWN }
  )
  res.json({ history: plainRow<object[]>(rows), count, offset: 0, limit: SHOWN })
}
