import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { MedusaError } from "@medusajs/framework/utils"

import { readPrivateFile } from "../../../../../../../../../workflows/shared/private-file"
import { warranties } from "../../../../../../../../../workflows/warranty/claims/claim-module"
import { sendFile } from "../../../../../../../../shared/send-file"
import { openOwnClaim } from "../../../../../../../shared/customer-claim"

export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const { id: claim_id } = await openOwnClaim(req)
  const { file_id: id } = req.params
  const [file] = await warranties(req.scope).listCrmWarrantyClaimFiles({ id, claim_id, for_customer: true })
  if (!file) {
    throw new MedusaError(MedusaError.Types.NOT_FOUND, `File ${id} was not found.`)
  }
  sendFile(res, await readPrivateFile(req.scope, file), file)
}
