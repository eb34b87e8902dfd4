import { MedusaResponse } from "@medusajs/framework/http"

/** Answers a PDF that opens in the browser and saves under the document's number. */
export function sendPdf(res: MedusaResponse, pdf: Buffer, name: string): void {
  res.setHeader("Content-Type", "application/pdf")
  res.setHeader("Content-Disposition", `inline; filename="${name.replace(/[^\w.-]/g, "_")}.pdf"`)
  res.setHeader("Cache-Control", "private, no-store")
  res.end(pdf)
}
