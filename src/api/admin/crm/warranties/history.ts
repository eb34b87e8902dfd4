import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { WarrantyHistoryRow } from "../../../../modules/warranty/types"
import { warranties } from "../../../../workflows/warranty/warranty-module"
import { plainRow } from "../../../shared/answer"

/**
 * Answers a page of who did what with a plan, an entitlement or a claim, newest first.
 *
 * @param shown - what the caller sees of the rows
 */
export async function sendWarrantyHistory(
  req: MedusaRequest,
  res: MedusaResponse,
  reference: "crm_warranty_plan" | "crm_warranty" | "crm_warranty_claim",
  reference_id: string,
  shown: (rows: WarrantyHistoryRow[]) => WarrantyHistoryRow[] = (rows) => rows
): Promise<void> {
  const { limit, offset } = req.validatedQuery as { limit: number; offset: number }
  const [rows, count] = await warranties(req.scope).listAndCountCrmWarrantyHistories(
    { reference, reference_id },
    { order: { created_at: "DESC", id: "DESC" }, take: limit, skip: offset }
  )
  res.json({ history: plainRow<object[]>(shown(rows as WarrantyHistoryRow[])), count, offset, limit })
}
