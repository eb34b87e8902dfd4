import { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"

import { ACCESS_MODULE } from "../../modules/access"
import type { AccessModuleService } from "../../modules/access/service"
import { addDays, Day, dayOf } from "../../shared/days"
import { hearWarranties } from "./hear-order"

export type PastSums = { orders: number; started: number; changed: number }

type Watch = {
  /** Told after each page of orders. */
  onPage: (sums: PastSums) => void
  /** Asked before each page. */
  isStopped: () => boolean
}

const PAGE = 50

/**
 * Opens entitlements of goods that were delivered before their plan was made, of orders placed from one day of the store to another, the
 * oldest first. A second run opens what the first one did not, and nothing twice. An order that fails is logged and holds up no other.
 */
export async function openPastWarranties(
  container: MedusaContainer,
  { from, to }: { from: Day; to: Day },
  { onPage, isStopped }: Watch
): Promise<PastSums> {
  const { timezone } = await container.resolve<AccessModuleService>(ACCESS_MODULE).getSettings()
  // A day of the store may begin up to a day before or after the same day in UTC.
  const created_at = { $gte: `${addDays(from, -1)}T00:00:00Z`, $lt: `${addDays(to, 2)}T00:00:00Z` }
  const sums: PastSums = { orders: 0, started: 0, changed: 0 }
  for (let skip = 0; !isStopped(); skip += PAGE) {
    const page = await container
      .resolve(Modules.ORDER)
      .listOrders(
        { created_at, is_draft_order: false } as never,
        { select: ["id", "created_at"], order: { created_at: "ASC", id: "ASC" }, take: PAGE, skip } as never
      )
    const ids = (page as unknown as { id: string; created_at: Date }[]).flatMap((order) => {
      const day = dayOf(new Date(order.created_at), timezone)
      return day >= from && day <= to ? [order.id] : []
    })
    const { started, changed } = await hearWarranties(container, ids, { past: true, goes_on: true })
    sums.orders += ids.length
    sums.started += started
    sums.changed += changed
    if (ids.length) {
      onPage({ ...sums })
    }
    if (page.length < PAGE) {
      break
    }
  }
  return sums
}
