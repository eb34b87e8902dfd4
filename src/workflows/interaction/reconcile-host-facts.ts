import { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"

import { changedOrders } from "../receivable/host/reconcile"
import { goBack } from "./go-back"
import { interactions } from "./interaction-module"
import { noteFactsOfOrders } from "./note-host-facts"

const PAGE = 50
/** Older orders of one run; a shop of 100,000 is copied within a day. */
const OLDER = 500
const HOUR_MS = 60 * 60_000

/**
 * Notes what an event missed in the last hour, then goes on backwards through the orders from before the plugin.
 *
 * @returns how many facts were new
 */
export async function reconcileHostFacts(
  container: MedusaContainer,
  { since = new Date(Date.now() - HOUR_MS), older = OLDER }: { since?: Date; older?: number } = {}
): Promise<number> {
  let noted = 0
  let page: string[] = []
  for await (const id of changedOrders(container, since)) {
    page.push(id)
    if (page.length === PAGE) {
      noted += await noteFactsOfOrders(container, page)
      page = []
    }
  }
  return noted + (await noteFactsOfOrders(container, page)) + (await noteOlder(container, older))
}

/**
 * Orders from before the oldest one that is known, newest first. Each that is looked at is noted, so that the next run begins below it:
 * drafts and orders of nobody, of which nothing is noted, are left out. @returns how many facts were new
 */
async function noteOlder(container: MedusaContainer, most: number): Promise<number> {
  const [oldest] = await interactions(container).listCrmHostFacts(
    { act: "placed" },
    { select: ["id", "order_id"], order: { order_id: "ASC" }, take: 1 }
  )
  let noted = 0
  await goBack({
    before: oldest?.order_id,
    most,
    page: PAGE,
    list: (before) =>
      container.resolve(Modules.ORDER).listOrders(
        {
          is_draft_order: false,
          status: { $ne: "draft" },
          customer_id: { $ne: null },
          ...(before ? { id: { $lt: before } } : {}),
        } as never,
        { select: ["id"], order: { id: "DESC" }, take: PAGE } as never
      ),
    work: async (ids) => {
      noted += await noteFactsOfOrders(container, ids)
    },
  })
  return noted
}
