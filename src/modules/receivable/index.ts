import { Module } from "@medusajs/framework/utils"

import { ReceivableModuleService } from "./service"

export const RECEIVABLE_MODULE = "crmReceivable"

export default Module(RECEIVABLE_MODULE, { service: ReceivableModuleService })
