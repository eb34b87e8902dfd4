import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { randomBytes } from "node:crypto"

import { pagePolicy, quotePageHtml } from "../../../shared/documents"
import { serverLocale } from "../../../shared/i18n"

/** The page behind every buyer's link, the same for everyone. Nothing is read or changed here: mail scanners may follow the link. */
export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const nonce = randomBytes(16).toString("base64")
  const locale = serverLocale(req.acceptsLanguages("en", "pt-BR", "pt") || undefined)
  res.setHeader("Content-Security-Policy", pagePolicy(nonce))
  res.type("html").send(quotePageHtml({ nonce, locale }))
}
