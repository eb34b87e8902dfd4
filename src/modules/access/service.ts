import { MedusaService } from "@medusajs/framework/utils"

export class AccessModuleService extends MedusaService({}) {}
