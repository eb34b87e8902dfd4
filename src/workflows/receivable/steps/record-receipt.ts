import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"

import { RECEIVABLE_MODULE } from "../../../modules/receivable"
import type { ReceivableModuleService } from "../../../modules/receivable/service"
import { Actor } from "../../../shared/actor"
import { mergedInto } from "../../interaction/customer-group"
import { companyCurrency } from "../host/books"
import { readHostCustomer } from "../host/customer"
import { discountsSince } from "../host/discounts-since"
import { ordersOfInvoices } from "../host/orders-of-invoices"
import { companyToday, storeToday } from "../host/store-today"
import { paidAmong } from "../host/paid-invoices"
import { customerName } from "../rules/customer-name"
import type { WriteOffInput } from "../write-off"

export type RecordReceiptInput = {
  customer_id: string
  amount: string
  currency_code: string
  received_date: string
  method?: string
  reference?: string
  allocations?: { invoice_id: string; amount: string; early_discount?: boolean; early_discount_note?: string }[]
  /** Small rests of invoices that are closed with it. */
  write_offs?: Omit<WriteOffInput, "actor">[]
  /** Where it comes from when nobody typed it; a repeat of it answers the same receipt. */
  source?: "bank"
  source_id?: string
  /** Whose money it is; by default the company of the invoices it is for. */
  company_id?: string
  actor: Actor
}

/** Records a receipt and what it is for in one transaction. */
export const recordReceiptStep = createStep("crm-record-receipt", async (input: RecordReceiptInput, { container }) => {
  const customer = await readHostCustomer(container, input.customer_id)
  const since = new Date()
  const receipt = await container.resolve<ReceivableModuleService>(RECEIVABLE_MODULE).recordReceipt({
    source: "manual",
    ...input,
    customer_name: customerName(customer),
    company_currency: await companyCurrency(container),
    today: await storeToday(container),
    dayOf: (company_id) => companyToday(container, company_id),
    mergedInto: (ids) => mergedInto(container, ids),
  })
  const { allocations = [], write_offs = [] } = input
  const invoices = [...new Set([...allocations, ...write_offs].map(({ invoice_id }) => invoice_id))]
  return new StepResponse({
    id: receipt.id,
    order_ids: await ordersOfInvoices(container, invoices),
    paid: await paidAmong(container, invoices),
    discounts: await discountsSince(container, invoices, since),
  })
})
