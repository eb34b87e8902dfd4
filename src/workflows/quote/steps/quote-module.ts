import { MedusaContainer } from "@medusajs/framework/types"

import { ACCESS_MODULE } from "../../../modules/access"
import type { AccessModuleService } from "../../../modules/access/service"
import { QUOTE_MODULE } from "../../../modules/quote"
import type { QuoteModuleService } from "../../../modules/quote/service"
import { Day } from "../../../shared/days"

export const quoteModule = (container: MedusaContainer): QuoteModuleService =>
  container.resolve<QuoteModuleService>(QUOTE_MODULE)

/** The store's calendar day. */
export const today = (container: MedusaContainer): Promise<Day> =>
  container.resolve<AccessModuleService>(ACCESS_MODULE).today()
