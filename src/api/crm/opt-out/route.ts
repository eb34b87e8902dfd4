import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { optOutPageHtml } from "../../../shared/documents"
import { sendPage } from "../shared/send-page"

/** The page behind every link that ends offers, the same for everyone. Nothing is changed here: mail scanners may follow the link. */
export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => sendPage(req, res, optOutPageHtml)
