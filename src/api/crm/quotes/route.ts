import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { quotePageHtml } from "../../../shared/documents"
import { sendPage } from "../shared/send-page"

/** The page behind every buyer's link, the same for everyone. Nothing of a quote is read here, and nothing changed: mail scanners may follow the link. */
export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => sendPage(req, res, quotePageHtml)
