import { MedusaContainer } from "@medusajs/framework/types"

import { WARRANTY_MODULE } from "../../modules/warranty"
import type { WarrantyModuleService } from "../../modules/warranty/service"

export const warranties = (container: MedusaContainer): WarrantyModuleService =>
  container.resolve<WarrantyModuleService>(WARRANTY_MODULE)
