import { MedusaService } from "@medusajs/framework/utils"

export class ReceivableModuleService extends MedusaService({}) {}
