import { MedusaContainer } from "@medusajs/framework/types"

import { ACCESS_MODULE } from "../modules/access"
import type { AccessModuleService } from "../modules/access/service"
import { SYSTEM_ACTOR } from "../shared/actor"
import { beginAgreement, goOnWithAgreement } from "../workflows/agreement"

/** How long one turn of the job works; the next one goes on. */
const TURN_MS = 8 * 60_000

/**
 * Looks once a night whether quotes, orders, invoices, payments and warranties agree; later turns go on with what a crash or a long run
 * left. May run on every server: the run is made once, and one of them works on it at a time.
 */
export default async function crmAgreement(container: MedusaContainer): Promise<void> {
  const today = await container.resolve<AccessModuleService>(ACCESS_MODULE).today()
  await beginAgreement(container, SYSTEM_ACTOR, `nightly:${today}`)
  await goOnWithAgreement(container, TURN_MS)
}

export const config = { name: "crm-agreement", schedule: "*/10 2-5 * * *" }
