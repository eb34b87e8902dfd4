import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { answerPromises } from "./load"

export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => answerPromises(req, res)
