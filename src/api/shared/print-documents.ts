import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { MedusaError } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"

import { mergePdfs } from "../../shared/documents"
import type { PrintedFile } from "../../workflows/receivable/documents/print"
import { assertInScope } from "./caller"
import { rowsByIds, storeToday } from "./documents"
import { id } from "./fields"
import { MAX_LIMIT } from "./list-params"
import { sendPdf } from "./send-pdf"

export const AdminPrintCrmDocuments = z.strictObject({ ids: z.array(id()).min(1).max(MAX_LIMIT) })
export type AdminPrintCrmDocuments = z.infer<typeof AdminPrintCrmDocuments>

/** Answers the papers of documents as one file. @throws NOT_FOUND naming the first that the caller cannot see; nothing is printed then */
export async function sendPrinted(
  req: MedusaRequest<AdminPrintCrmDocuments>,
  res: MedusaResponse,
  entity: "crm_invoice" | "crm_credit_note",
  print: (id: string) => Promise<PrintedFile>
): Promise<void> {
  const ids = [...new Set(req.validatedBody.ids)]
  const rows = await rowsByIds<{ id: string; owner_id: string | null }>(req, entity, ids, [])
  const name = (of: string): string => `${entity === "crm_invoice" ? "Invoice" : "Credit note"} ${of}`
  for (const wanted of ids) {
    const row = rows.find(({ id }) => id === wanted)
    if (!row) {
      throw new MedusaError(MedusaError.Types.NOT_FOUND, `${name(wanted)} was not found.`)
    }
    assertInScope(req, row.owner_id, name(wanted))
  }
  const files: Buffer[] = []
  for (const wanted of ids) {
    files.push((await print(wanted)).pdf)
  }
  const noun = entity === "crm_invoice" ? "invoices" : "credit-notes"
  sendPdf(res, await mergePdfs(files), `${noun}-${await storeToday(req)}`)
}
