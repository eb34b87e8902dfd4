import { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"

import { ACCESS_MODULE } from "../../modules/access"
import type { AccessModuleService } from "../../modules/access/service"
import { Actor } from "../../shared/actor"
import { CrmEvents } from "../../shared/events"
import { announce } from "../shared/announce"
import { goodsOf } from "./goods"
import { warranties } from "./warranty-module"

/**
 * Attaches sold cover that waits to the goods of another entitlement of its customer.
 *
 * Emits `crm_warranty.started` with `{ id }`.
 *
 * @returns the entitlement that began
 * @throws NOT_FOUND; as the module's `attachCover`
 */
export async function attachCoverToGoods(
  container: MedusaContainer,
  { id, warranty_id, actor }: { id: string; warranty_id: string; actor: Actor }
): Promise<string> {
  const [base] = await warranties(container).warranties([warranty_id])
  if (!base) {
    throw new MedusaError(MedusaError.Types.NOT_FOUND, `Warranty ${warranty_id} was not found.`)
  }
  const goods = await goodsOf(container, [base])
  const today = await container.resolve<AccessModuleService>(ACCESS_MODULE).today()
  const begun = await warranties(container).attachCover(id, { to: base.id, goods: goods(base), today }, actor)
  await announce(container, CrmEvents.WARRANTY_STARTED, [{ id: begun }])
  return begun
}
