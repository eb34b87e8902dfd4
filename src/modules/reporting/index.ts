import { Module } from "@medusajs/framework/utils"

import { connect } from "./connect"
import { ReportingModuleService } from "./service"

export const REPORTING_MODULE = "crmReporting"

export default Module(REPORTING_MODULE, { service: ReportingModuleService, loaders: [connect] })
