import { MedusaContainer } from "@medusajs/framework/types"

import { changedOrders } from "../receivable/host/reconcile"
import { hearWarranties } from "./hear-order"

const HOUR_MS = 60 * 60_000
const PAGE = 50

/**
 * Takes over what an event missed in the last hour. Safe to repeat, so that two servers may run it at once. An order that fails is logged
 * and holds up no other.
 *
 * @returns how many entitlements began and how many changed
 */
export async function reconcileWarranties(
  container: MedusaContainer,
  { since = new Date(Date.now() - HOUR_MS) }: { since?: Date } = {}
): Promise<{ started: number; changed: number }> {
  const sums = { started: 0, changed: 0 }
  const hear = async (ids: string[]): Promise<void> => {
    const { started, changed } = await hearWarranties(container, ids, { goes_on: true })
    sums.started += started
    sums.changed += changed
  }
  let page: string[] = []
  for await (const id of changedOrders(container, since)) {
    page.push(id)
    if (page.length === PAGE) {
      await hear(page)
      page = []
    }
  }
  await hear(page)
  return sums
}
