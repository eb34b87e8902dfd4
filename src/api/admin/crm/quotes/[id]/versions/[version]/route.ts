import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { plainRow } from "../../../../../../shared/answer"
import { loadVersion, versionForCaller, versionOf } from "../version-answer"

/** One version as it was sent. */
export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const version = await loadVersion(req, versionOf(req))
  res.json({ version: versionForCaller(req, plainRow(version)) })
}
