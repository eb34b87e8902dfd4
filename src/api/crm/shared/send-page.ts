import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { randomBytes } from "node:crypto"

import { pagePolicy } from "../../../shared/documents"
import { ServerLocale, serverLocale } from "../../../shared/i18n"

/** Answers a buyer's page under a policy of its own, in the language that the browser asks for. */
export function sendPage(
  req: MedusaRequest,
  res: MedusaResponse,
  html: (page: { nonce: string; locale: ServerLocale }) => string
): void {
  const nonce = randomBytes(16).toString("base64")
  const locale = serverLocale(req.acceptsLanguages("en", "pt-BR", "pt") || undefined)
  res.setHeader("Content-Security-Policy", pagePolicy(nonce))
  res.type("html").send(html({ nonce, locale }))
}
