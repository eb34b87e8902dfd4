import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { removeChoice, saveChoice } from "../../stages/choices"
import { AdminUpdateCrmChoice } from "../../stages/validators"

export const POST = async (req: MedusaRequest<AdminUpdateCrmChoice>, res: MedusaResponse): Promise<void> =>
  saveChoice(req, res, "lost_reason")

export const DELETE = async (req: MedusaRequest, res: MedusaResponse): Promise<void> =>
  removeChoice(req, res, "lost_reason")
