import { Module } from "@medusajs/framework/utils"

import { InteractionModuleService } from "./service"

export const INTERACTION_MODULE = "crmInteraction"

export default Module(INTERACTION_MODULE, { service: InteractionModuleService })
