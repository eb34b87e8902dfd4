import { MedusaContainer } from "@medusajs/framework/types"

import { burstsPerContainer } from "../../../shared/bursts"
import { syncReceivableOrder, SyncReceivableOrderInput } from "../sync-receivable-order"

const burstsOf = burstsPerContainer()

/**
 * What a host event about an order asks for. One act of the host tells of itself by three to six events at once; each needs the order as
 * it is afterwards, so they share a run (measured: paying an order ran it six times).
 */
export async function syncOnEvent(container: MedusaContainer, input: SyncReceivableOrderInput): Promise<void> {
  const { order_id, occasion } = input
  await burstsOf(container).run(`${order_id} ${occasion ?? ""}`, () =>
    syncReceivableOrder(container, order_id, occasion && { occasion })
  )
}
