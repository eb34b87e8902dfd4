import { MedusaService } from "@medusajs/framework/utils"

export class QuoteModuleService extends MedusaService({}) {}
