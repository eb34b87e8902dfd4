import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { answerDisputes } from "./load"

export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => answerDisputes(req, res)
