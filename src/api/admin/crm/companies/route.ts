import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { saveCompanyWorkflow } from "../../../../workflows/access"
import { actorOf } from "../../../shared"
import { readCompanies, readOneCompany } from "./answer"
import { AdminCreateCompany } from "./validators"

/** All of them, a handful at most; the first is the company of the settings. */
export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const companies = await readCompanies(req.scope)
  res.json({ companies, count: companies.length, offset: 0, limit: companies.length })
}

export const POST = async (req: MedusaRequest<AdminCreateCompany>, res: MedusaResponse): Promise<void> => {
  const { result } = await saveCompanyWorkflow(req.scope).run({
    input: { company: req.validatedBody, actor: actorOf(req) },
  })
  res.json({ company: await readOneCompany(req.scope, result.id) })
}
