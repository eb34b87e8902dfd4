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

export const AdminPrintCrmDocuments = z.strictObject({
  ids: z.array(id()).min(1).max(MAX_LIMIT),
  /** Makes the papers without handing them over, and answers how each went; the file comes quickly afterwards. */
  prepare: z.boolean().optional(),
})
export type AdminPrintCrmDocuments = z.infer<typeof AdminPrintCrmDocuments>

type Row = { id: string; number: string | null; owner_id: string | null }

type Paper = {
  entity: "crm_invoice" | "crm_credit_note"
  /** Makes the paper; nothing leaves the house by it. */
  ready: (id: string) => Promise<PrintedFile>
  /** Takes the paper away. */
  take: (id: string) => Promise<PrintedFile>
}

/** How preparing the paper of one document went. */
export type PreparedPaper = { id: string; number: string | null; state: "ready" | "refused"; message?: string }

/**
 * Answers the papers of documents as one file. Those that the caller cannot see are left out; `x-crm-left-out` names them.
 *
 * With `prepare` it answers instead how each paper went; closing the connection stops between two.
 *
 * @throws NOT_FOUND naming the first when the caller can see none of them
 */
export async function sendPrinted(
  req: MedusaRequest<AdminPrintCrmDocuments>,
  res: MedusaResponse,
  { entity, ready, take }: Paper
): Promise<void> {
  const ids = [...new Set(req.validatedBody.ids)]
  const rows = new Map((await rowsByIds<Row>(req, entity, ids, [])).map((row) => [row.id, row]))
  const find = (wanted: string): Row => {
    const name = `${entity === "crm_invoice" ? "Invoice" : "Credit note"} ${wanted}`
    const row = rows.get(wanted)
    if (!row) {
      throw new MedusaError(MedusaError.Types.NOT_FOUND, `${name} was not found.`)
    }
    assertInScope(req, row.owner_id, name)
    return row
  }
  if (req.validatedBody.prepare) {
    let isGone = false
    res.on("close", () => (isGone = !res.writableEnded))
    res.json({ papers: await prepared(ids, find, ready, () => isGone) })
    return
  }
  const { found, missing } = sorted(ids, find)
  if (missing.length === ids.length) {
    throw missing[0].error
  }
  const files: Buffer[] = []
  for (const row of found) {
    files.push((await take(row.id)).pdf)
  }
  if (missing.length) {
    res.setHeader("x-crm-left-out", missing.map((one) => encodeURIComponent(one.id)).join(","))
  }
  const noun = entity === "crm_invoice" ? "invoices" : "credit-notes"
  sendPdf(res, await mergePdfs(files), `${noun}-${await storeToday(req)}`)
}

function sorted(ids: string[], find: (id: string) => Row) {
  const found: Row[] = []
  const missing: { id: string; error: unknown }[] = []
  for (const wanted of ids) {
    try {
      found.push(find(wanted))
    } catch (error) {
      missing.push({ id: wanted, error })
    }
  }
  return { found, missing }
}

/** A paper that cannot be made refuses itself alone. */
async function prepared(
  ids: string[],
  find: (id: string) => Row,
  ready: Paper["ready"],
  isGone: () => boolean
): Promise<PreparedPaper[]> {
  const papers: PreparedPaper[] = []
  for (const wanted of ids) {
    if (isGone()) {
      break
    }
    let number: string | null = null
    try {
      number = find(wanted).number
      await ready(wanted)
      papers.push({ id: wanted, number, state: "ready" })
    } catch (error) {
      if (!(error instanceof MedusaError)) {
        throw error
      }
      papers.push({ id: wanted, number, state: "refused", message: error.message })
    }
  }
  return papers
}
