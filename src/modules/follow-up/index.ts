import { Module } from "@medusajs/framework/utils"

import { FollowUpModuleService } from "./service"

export const FOLLOW_UP_MODULE = "crmFollowUp"

export default Module(FOLLOW_UP_MODULE, { service: FollowUpModuleService })
