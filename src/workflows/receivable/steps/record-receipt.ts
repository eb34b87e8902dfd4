import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"

import { RECEIVABLE_MODULE } from "../../../modules/receivable"
import type { ReceivableModuleService } from "../../../modules/receivable/service"
import { Actor } from "../../../shared/actor"
import { readHostCustomer } from "../host/customer"
import { discountsSince } from "../host/discounts-since"
import { ordersOfInvoices } from "../host/orders-of-invoices"
import { storeToday } from "../host/store-today"
import { paidAmong } from "../host/paid-invoices"
import { customerName } from "../rules/customer-name"

export type RecordReceiptInput = {
  customer_id: string
  amount: string
  currency_code: string
  received_date: string
  method?: string
  reference?: string
  allocations?: { invoice_id: string; amount: string; early_discount?: boolean; early_discount_note?: string }[]
  actor: Actor
}

/** Records a receipt and what it is for in one transaction. */
export const recordReceiptStep = createStep("crm-record-receipt", async (input: RecordReceiptInput, { container }) => {
  const customer = await readHostCustomer(container, input.customer_id)
  const since = new Date()
  const receipt = await container
    .resolve<ReceivableModuleService>(RECEIVABLE_MODULE)
    .recordReceipt({ ...input, source: "manual", customer_name: customerName(customer), today: await storeToday(container) })
  const invoices = (input.allocations ?? []).map(({ invoice_id }) => invoice_id)
  return new StepResponse({
    id: receipt.id,
    order_ids: await ordersOfInvoices(container, invoices),
    paid: await paidAmong(container, invoices),
    discounts: await discountsSince(container, invoices, since),
  })
})
