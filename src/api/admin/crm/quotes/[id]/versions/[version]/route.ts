import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { MedusaError } from "@medusajs/framework/utils"

import { plainRow } from "../../../../../../shared/answer"
import { loadVersion, versionForCaller } from "../version-answer"

/** One version as it was sent. */
export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  if (!/^[1-9]\d{0,5}$/.test(req.params.version)) {
    throw new MedusaError(MedusaError.Types.INVALID_DATA, "A version is a number such as 1.")
  }
  const version = await loadVersion(req, parseInt(req.params.version, 10))
  res.json({ version: versionForCaller(req, plainRow(version)) })
}
