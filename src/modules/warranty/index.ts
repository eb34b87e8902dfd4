import { Module } from "@medusajs/framework/utils"

import { WarrantyModuleService } from "./service"

export const WARRANTY_MODULE = "crmWarranty"

export default Module(WARRANTY_MODULE, { service: WarrantyModuleService })
