import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { accessOf } from "../../../../shared"

/** What the caller may see and do, for the dashboard to show or disable actions. */
export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  res.json({ access: accessOf(req) })
}
