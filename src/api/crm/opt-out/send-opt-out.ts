import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { MedusaError } from "@medusajs/framework/utils"

import { ContactConsent } from "../../../modules/outbox/types"
import { optOutView } from "../../../shared/documents"
import { DEAD_LINK } from "../../../shared/links/token"
import { readSeller } from "../../../workflows/receivable/host/seller"
import { languageOf } from "../../shared/caller"

/** @throws NOT_FOUND with one sentence for any text that is no live link */
export function assertLive(said: ContactConsent | null): ContactConsent {
  if (!said) {
    throw new MedusaError(MedusaError.Types.NOT_FOUND, DEAD_LINK)
  }
  return said
}

/** Answers with what the reader of an offer sees: their own address, and whether offers still come. */
export async function sendOptOut(req: MedusaRequest, res: MedusaResponse, said: ContactConsent | null): Promise<void> {
  const { contact, marketing } = assertLive(said)
  const { settings, seller } = await readSeller(req.scope)
  const { logo, brand_color } = settings
  res.json({ view: optOutView({ ...seller, logo, brand_color }, contact, marketing === "withdrawn", languageOf(req)) })
}
