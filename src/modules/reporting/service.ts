import { MedusaService } from "@medusajs/framework/utils"

export class ReportingModuleService extends MedusaService({}) {}
