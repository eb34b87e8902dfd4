import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { listChoices, saveChoice } from "../stages/choices"
import { AdminCreateCrmChoice } from "../stages/validators"

export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> =>
  listChoices(req, res, "lost_reason")

export const POST = async (req: MedusaRequest<AdminCreateCrmChoice>, res: MedusaResponse): Promise<void> =>
  saveChoice(req, res, "lost_reason")
