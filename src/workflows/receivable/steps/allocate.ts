import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"

import { RECEIVABLE_MODULE } from "../../../modules/receivable"
import type { ReceivableModuleService } from "../../../modules/receivable/service"
import { Actor, SYSTEM_ACTOR } from "../../../shared/actor"
import { mergedInto } from "../../interaction/customer-group"
import { companyCurrency } from "../host/books"
import { discountsSince } from "../host/discounts-since"
import { ordersOfInvoices } from "../host/orders-of-invoices"
import { paidAmong } from "../host/paid-invoices"
import { companyToday, storeToday } from "../host/store-today"
import { tellHostAll } from "../host/tell-host"

export type AllocateInput = {
  receipt_id?: string
  credit_note_id?: string
  allocations: { invoice_id: string; amount: string; early_discount?: boolean; early_discount_note?: string }[]
  allocation_date?: string
  actor: Actor
}

/** Applies parts of a receipt or credit note to invoices, all or none; undone by reversing what it made. */
export const allocateStep = createStep(
  "crm-allocate",
  async (input: AllocateInput, { container }) => {
    const since = new Date()
    const company_currency = await companyCurrency(container)
    const rows = await container.resolve<ReceivableModuleService>(RECEIVABLE_MODULE).allocate({
      ...input,
      company_currency,
      today: await storeToday(container),
      dayOf: (company_id) => companyToday(container, company_id),
      mergedInto: (ids) => mergedInto(container, ids),
    })
    const ids = rows.map(({ id }) => id)
    const invoiceIds = input.allocations.map(({ invoice_id }) => invoice_id)
    const order_ids = await ordersOfInvoices(container, invoiceIds)
    const paid = input.receipt_id ? await paidAmong(container, invoiceIds) : []
    const discounts = await discountsSince(container, invoiceIds, since)
    return new StepResponse({ ids, order_ids, paid, discounts }, { ids, order_ids })
  },
  async (undo, { container }) => {
    if (!undo) {
      return
    }
    const receivable = container.resolve<ReceivableModuleService>(RECEIVABLE_MODULE)
    for (const id of undo.ids) {
      await receivable.reverseAllocation(id, SYSTEM_ACTOR)
    }
    await tellHostAll(container, undo.order_ids)
  }
)
