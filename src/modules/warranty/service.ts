import { MedusaService } from "@medusajs/framework/utils"

import { withClearErrors } from "../../shared/database-errors"
import { Warranty } from "./models/warranty"
import { WarrantyHistory } from "./models/warranty-history"
import { WarrantyPlan } from "./models/warranty-plan"
import { WarrantyPlanTarget } from "./models/warranty-plan-target"
import { WarrantyUnit } from "./models/warranty-unit"

/** Who is entitled to what, by which plan's terms and until when, and what was claimed under it. */
export class WarrantyModuleService extends MedusaService({
  CrmWarrantyPlan: WarrantyPlan,
  CrmWarrantyPlanTarget: WarrantyPlanTarget,
  CrmWarranty: Warranty,
  CrmWarrantyUnit: WarrantyUnit,
  CrmWarrantyHistory: WarrantyHistory,
}) {}

withClearErrors(WarrantyModuleService)
