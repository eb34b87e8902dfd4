import { Module } from "@medusajs/framework/utils"

import { connect } from "./connect"
import { revertMigration, runMigrations } from "./migrate"
import { ReportingModuleService } from "./service"

export const REPORTING_MODULE = "crmReporting"

// `Module()` keeps only what it knows; a module with its own migrations adds them beside it.
export default {
  ...Module(REPORTING_MODULE, { service: ReportingModuleService, loaders: [connect] }),
  runMigrations,
  revertMigration,
}
