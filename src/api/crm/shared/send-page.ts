import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { randomBytes } from "node:crypto"

import { contactLine, PageSeller, pagePolicy } from "../../../shared/documents"
import { ServerLocale } from "../../../shared/i18n"
import { readSeller } from "../../../workflows/receivable/host/seller"
import { languageOf } from "../../shared/caller"

/** Answers a buyer's page under a policy of its own, in the language that the browser asks for. It says whom to ask, to everyone the same. */
export async function sendPage(
  req: MedusaRequest,
  res: MedusaResponse,
  html: (page: { nonce: string; locale: ServerLocale; seller?: PageSeller }) => string
): Promise<void> {
  const nonce = randomBytes(16).toString("base64")
  const locale = languageOf(req)
  res.setHeader("Content-Security-Policy", pagePolicy(nonce))
  res.type("html").send(html({ nonce, locale, seller: await sellerOf(req) }))
}

/** The page comes without it rather than not at all. */
async function sellerOf(req: MedusaRequest): Promise<PageSeller | undefined> {
  try {
    const { seller } = await readSeller(req.scope)
    const { company_name, email, phone } = seller as Record<string, string | null>
    return { company: company_name ?? "", contact: contactLine({ email, phone }) }
  } catch (error) {
    const logger = req.scope.resolve(ContainerRegistrationKeys.LOGGER)
    logger.warn(`The buyer's page names no seller: ${(error as Error).message}`)
    return undefined
  }
}
