import { MedusaContainer } from "@medusajs/framework/types"

import { AGREEMENT_MODULE } from "../../modules/agreement"
import type { AgreementModuleService } from "../../modules/agreement/service"
import { REPORTING_MODULE } from "../../modules/reporting"
import type { ReportingModuleService } from "../../modules/reporting/service"

export const agreementModule = (container: MedusaContainer): AgreementModuleService =>
  container.resolve<AgreementModuleService>(AGREEMENT_MODULE)

export const reportingModule = (container: MedusaContainer): ReportingModuleService =>
  container.resolve<ReportingModuleService>(REPORTING_MODULE)
