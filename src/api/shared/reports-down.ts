import { MedusaNextFunction, MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { REPORTS_DOWN, REPORTS_DOWN_MESSAGE } from "../../modules/reporting/availability"

/** Tells a report whose database does not answer as 503; the host's own errors have no status that says "later" (2.21.2). */
export function answerReportsDown(_req: MedusaRequest, res: MedusaResponse, next: MedusaNextFunction): void {
  const json = res.json.bind(res)
  res.json = (body: unknown) => {
    if ((body as { code?: string } | undefined)?.code !== REPORTS_DOWN) {
      return json(body)
    }
    res.setHeader("Retry-After", "30")
    return json.call(res.status(503), { type: "unavailable", message: REPORTS_DOWN_MESSAGE })
  }
  next()
}
