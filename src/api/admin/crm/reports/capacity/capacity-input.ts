import { MedusaRequest } from "@medusajs/framework/http"
import { MedusaError } from "@medusajs/framework/utils"

import { ACCESS_MODULE } from "../../../../../modules/access"
import type { AccessModuleService } from "../../../../../modules/access/service"
import { CapacityInput } from "../../../../../modules/reporting/queries/capacity-goods"
import { Day } from "../../../../../shared/days"
import { accessOf } from "../../../../shared"

/**
 * What the capacity report is asked for, completed by the store's day and the caller's scope.
 *
 * @throws INVALID_DATA for a day that has passed, of which nobody knows what was in stock
 */
export async function capacityInput(
  req: MedusaRequest,
  { as_of, weeks = 1 }: { as_of?: Day; weeks?: number }
): Promise<CapacityInput> {
  const today = await req.scope.resolve<AccessModuleService>(ACCESS_MODULE).today()
  if (as_of && as_of < today) {
    throw new MedusaError(
      MedusaError.Types.INVALID_DATA,
      `Invalid request: as_of is ${as_of}, and what is in stock is known from today on (${today})`
    )
  }
  return { as_of: as_of ?? today, owner_ids: accessOf(req).owner_ids, weeks }
}
