import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { addressPageHtml } from "../../../shared/documents"
import { sendPage } from "../shared/send-page"

/** The page behind every link to an order's address, the same for everyone. Nothing is read or changed here: mail scanners may follow the link. */
export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => sendPage(req, res, addressPageHtml)
