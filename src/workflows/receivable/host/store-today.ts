import { MedusaContainer } from "@medusajs/framework/types"

import { ACCESS_MODULE } from "../../../modules/access"
import type { AccessModuleService } from "../../../modules/access/service"
import { Day } from "../../../shared/days"

/** The day it is for a company, in its own time zone where it has one: of its documents and its books. */
export const companyToday = (container: MedusaContainer, company_id: string): Promise<Day> =>
  container.resolve<AccessModuleService>(ACCESS_MODULE).todayOf({ company_id })

/** The day it is for the store, in the time zone of its settings. */
export const storeToday = (container: MedusaContainer): Promise<Day> =>
  container.resolve<AccessModuleService>(ACCESS_MODULE).today()
