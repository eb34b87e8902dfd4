import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { MedusaError } from "@medusajs/framework/utils"

import { actorOf } from "../../../../shared"
import { pickFields, plainRow } from "../../../../shared/answer"
import { quoteService } from "../../quotes/answer"
import { AdminUpdateCrmQuoteTemplate } from "../validators"

export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const [template] = await quoteService(req).listCrmQuoteTemplates({ id: req.params.id })
  if (!template) {
    throw new MedusaError(MedusaError.Types.NOT_FOUND, `Template ${req.params.id} was not found.`)
  }
  res.json({ quote_template: pickFields(plainRow<object>(template), req.queryConfig.fields) })
}

export const POST = async (req: MedusaRequest<AdminUpdateCrmQuoteTemplate>, res: MedusaResponse): Promise<void> => {
  const template = await quoteService(req).saveTemplate(req.params.id, req.validatedBody as never, actorOf(req))
  res.json({ quote_template: plainRow(template) })
}

export const DELETE = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  await quoteService(req).removeTemplate(req.params.id, actorOf(req))
  res.json({ id: req.params.id, object: "crm_quote_template", deleted: true })
}
