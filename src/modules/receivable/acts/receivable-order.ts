import type { EntityManager } from "@medusajs/framework/mikro-orm/postgresql"

import { refreshInvoicedTotal } from "../sql/order-billing"
import { insertRows, lockName, updateRow } from "../sql/rows"
import { ReceivableOrderInput } from "../types"
import { findDebtor } from "./find-debtor"
import { recognizeDeliveries } from "./recognize-revenue"

/** Writes the row of a host order; one call at a time per order. @returns its id */
export async function upsertReceivableOrder(
  manager: EntityManager,
  { deliveries = [], ...input }: ReceivableOrderInput
): Promise<string> {
  await lockName(manager, `crm_receivable_order:${input.order_id}`)
  const bill_to_customer_id = input.bill_to_customer_id ?? (await findDebtor(manager, input.customer_id))
  const values = { ...input, bill_to_customer_id }
  const [known] = await manager.execute<{ id: string }[]>(
    "select id from crm_receivable_order where order_id = ? and deleted_at is null",
    [input.order_id]
  )
  const id = known?.id ?? (await insertRows(manager, "crm_receivable_order", "crmro", [values]))[0]
  if (known) {
    await updateRow(manager, "crm_receivable_order", id, values)
  }
  await refreshInvoicedTotal(manager, input.order_id)
  await recognizeDeliveries(manager, input.order_id, deliveries)
  return id
}
