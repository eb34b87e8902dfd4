import { MedusaRequest } from "@medusajs/framework/http"

import type { RunRow } from "../../../../modules/agreement/service"
import { agreementModule } from "../../../../workflows/agreement/agreement-module"

/** The run under way, else the newest; null where nobody ever looked. */
export async function latestRun(req: MedusaRequest): Promise<RunRow | null> {
  const [run] = await agreementModule(req.scope).listCrmAgreementRuns({}, { order: { created_at: "DESC" }, take: 1 })
  return (run as unknown as RunRow) ?? null
}
