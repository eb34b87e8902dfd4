import { Module } from "@medusajs/framework/utils"

import { BankingModuleService } from "./service"

export const BANKING_MODULE = "crmBanking"

export default Module(BANKING_MODULE, { service: BankingModuleService })
