import { MedusaContainer } from "@medusajs/framework/types"

import { INTERACTION_MODULE } from "../../modules/interaction"
import type { InteractionModuleService } from "../../modules/interaction/service"

export const interactions = (container: MedusaContainer): InteractionModuleService =>
  container.resolve<InteractionModuleService>(INTERACTION_MODULE)
