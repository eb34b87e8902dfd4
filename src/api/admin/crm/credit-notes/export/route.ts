import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { sendCsv } from "../../../../shared/send-csv"

/** What the list shows with these filters, all of it, as CSV. */
export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => sendCsv(req, res, "credit_notes")
