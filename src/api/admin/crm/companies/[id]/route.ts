import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { removeCompanyWorkflow, saveCompanyWorkflow } from "../../../../../workflows/access"
import { actorOf } from "../../../../shared"
import { assertNotDefault, readOneCompany } from "../answer"
import { AdminUpdateCompany } from "../validators"

export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  res.json({ company: await readOneCompany(req.scope, req.params.id) })
}

export const POST = async (req: MedusaRequest<AdminUpdateCompany>, res: MedusaResponse): Promise<void> => {
  const { id } = req.params
  assertNotDefault(id)
  await saveCompanyWorkflow(req.scope).run({ input: { id, company: req.validatedBody, actor: actorOf(req) } })
  res.json({ company: await readOneCompany(req.scope, id) })
}

/** Its documents stay; its sales channels sell for the first company again. */
export const DELETE = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const { id } = req.params
  assertNotDefault(id)
  await removeCompanyWorkflow(req.scope).run({ input: { id, actor: actorOf(req) } })
  res.json({ id, object: "crm_company", deleted: true })
}
