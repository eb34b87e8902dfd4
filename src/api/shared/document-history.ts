import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { RECEIVABLE_MODULE } from "../../modules/receivable"
import type { ReceivableModuleService } from "../../modules/receivable/service"
import { dunning } from "../../workflows/dunning/dunning-module"
import { plainRow } from "./answer"

const SHOWN = 200

/** Answers who did what with a document, reminders of an invoice among it, newest first. */
export async function sendHistory(
  req: MedusaRequest,
  res: MedusaResponse,
  reference: "crm_invoice" | "crm_credit_note" | "crm_receipt",
  reference_id: string
): Promise<void> {
  const receivable = req.scope.resolve<ReceivableModuleService>(RECEIVABLE_MODULE)
  const filters = { reference, reference_id }
  const newest = { order: { created_at: "DESC" as const }, take: SHOWN }
  const [rows, count] = await receivable.listAndCountCrmReceivableHistories(filters, newest)
  const [reminders, reminded] =
    reference === "crm_invoice" ? await dunning(req.scope).listAndCountCrmDunningHistories(filters, newest) : [[], 0]
  const history = plainRow<{ created_at: Date | string }[]>([...rows, ...reminders])
    .sort((a, b) => new Date(b.created_at).getTime() - new Date(a.created_at).getTime())
    .slice(0, SHOWN)
  res.json({ history, count: count + reminded, offset: 0, limit: SHOWN })
}
