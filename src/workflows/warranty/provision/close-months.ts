import { MedusaContainer } from "@medusajs/framework/types"

import { ACCESS_MODULE } from "../../../modules/access"
import type { AccessModuleService } from "../../../modules/access/service"
import { REPORTING_MODULE } from "../../../modules/reporting"
import type { ReportingModuleService } from "../../../modules/reporting/service"
import { storeToday } from "../../../shared/days"
import { storeCurrency } from "../claims/claimed-line"
import { catalogueOf } from "./catalogue"

/** Closes every month of sold cover that is over, each in a transaction of its own. @returns the months closed by this call, as `YYYY-MM` */
export async function closeCoverMonths(container: MedusaContainer): Promise<string[]> {
  const { timezone } = await container.resolve<AccessModuleService>(ACCESS_MODULE).getSettings()
  const reporting = container.resolve<ReportingModuleService>(REPORTING_MODULE)
  return untilNone(() => reporting.closeCoverMonth(storeToday(timezone)))
}

async function untilNone(closeNext: () => Promise<string | null>): Promise<string[]> {
  const closed: string[] = []
  for (;;) {
    const month = await closeNext()
    if (month === null) {
      return closed
    }
    closed.push(month)
  }
}

/**
 * Closes every month of the warranty provision that is over and not closed, the earliest first. Each month is a transaction of its own, so
 * that a crash leaves whole months, and who runs it at the same time closes none twice.
 *
 * @returns the months closed by this call, as `YYYY-MM`
 */
export async function closeProvisionMonths(container: MedusaContainer): Promise<string[]> {
  const { timezone } = await container.resolve<AccessModuleService>(ACCESS_MODULE).getSettings()
  const reporting = container.resolve<ReportingModuleService>(REPORTING_MODULE)
  const input = {
    ...{ timezone, today: storeToday(timezone), catalogue: catalogueOf(container) },
    store_currency: await storeCurrency(container),
  }
  return untilNone(() => reporting.closeProvisionMonth(input))
}
