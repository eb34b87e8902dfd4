import { MedusaContainer } from "@medusajs/framework/types"

import { DELIVERY_MODULE } from "../../modules/delivery"
import type { DeliveryModuleService } from "../../modules/delivery/service"

export const deliveries = (container: MedusaContainer): DeliveryModuleService =>
  container.resolve<DeliveryModuleService>(DELIVERY_MODULE)
