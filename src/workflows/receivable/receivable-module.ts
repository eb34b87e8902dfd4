import { MedusaContainer } from "@medusajs/framework/types"

import { RECEIVABLE_MODULE } from "../../modules/receivable"
import type { ReceivableModuleService } from "../../modules/receivable/service"

export const receivableModule = (container: MedusaContainer): ReceivableModuleService =>
  container.resolve<ReceivableModuleService>(RECEIVABLE_MODULE)
