import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { attachToClaimWorkflow } from "../../../../../../workflows/warranty/claims"
import { warranties } from "../../../../../../workflows/warranty/claims/claim-module"
import { actorOf } from "../../../../../shared"
import { fileAnswer, loadClaim } from "../../answer"
import { AdminAttachCrmWarrantyFile } from "../../validators"

/** The files of a claim, oldest first. */
export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const { id } = await loadClaim(req)
  res.json({ files: (await warranties(req.scope).claimFiles(id)).map(fileAnswer) })
}

export const POST = async (req: MedusaRequest<AdminAttachCrmWarrantyFile>, res: MedusaResponse): Promise<void> => {
  const { id } = await loadClaim(req)
  const { result } = await attachToClaimWorkflow(req.scope).run({
    input: { claim_id: id, ...req.validatedBody, actor: actorOf(req) },
  })
  res.json({ file: fileAnswer(result) })
}
