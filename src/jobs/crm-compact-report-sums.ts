import { MedusaContainer } from "@medusajs/framework/types"

import { ACCESS_MODULE } from "../modules/access"
import type { AccessModuleService } from "../modules/access/service"
import { REPORTING_MODULE } from "../modules/reporting"
import type { ReportingModuleService } from "../modules/reporting/service"

/**
 * Folds the differences behind the overview's sums together, so that reading them stays quick.
 *
 * The figures are right without it, and any number of instances may run it at once.
 */
export default async function crmCompactReportSums(container: MedusaContainer): Promise<void> {
  const today = await container.resolve<AccessModuleService>(ACCESS_MODULE).today()
  await container.resolve<ReportingModuleService>(REPORTING_MODULE).compactSums(today)
}

export const config = {
  name: "crm-compact-report-sums",
  schedule: "*/5 * * * *",
}
