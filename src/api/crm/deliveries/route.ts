import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { deliveryPageHtml } from "../../../shared/documents"
import { sendPage } from "../shared/send-page"

/** The page behind every link to delivery dates, the same for everyone. Nothing is read or changed here: mail scanners may follow the link. */
export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => sendPage(req, res, deliveryPageHtml)
