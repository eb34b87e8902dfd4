import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { MedusaError } from "@medusajs/framework/utils"

import { readPrivateFile } from "../../../../../../../workflows/shared/private-file"
import { warranties } from "../../../../../../../workflows/warranty/claims/claim-module"
import { sendFile } from "../../../../../../shared/send-file"
import { loadClaim } from "../../../answer"

export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const { id: claim_id } = await loadClaim(req)
  const { file_id: id } = req.params
  const [file] = await warranties(req.scope).listCrmWarrantyClaimFiles({ id, claim_id })
  if (!file) {
    throw new MedusaError(MedusaError.Types.NOT_FOUND, `File ${id} was not found.`)
  }
  sendFile(res, await readPrivateFile(req.scope, file), file)
}
