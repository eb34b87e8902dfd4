import { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"
import { MedusaContainer } from "@medusajs/framework/types"

import { RECEIVABLE_MODULE } from "../modules/receivable"
import type { ReceivableModuleService } from "../modules/receivable/service"
import { CrmEvents } from "../shared/events"
import { redecideHolds } from "../workflows/quote/credit/redecide-holds"

/** A customer owes less, or may owe more: their quotes on hold are judged once more. The job finds what never came. */
export default async function crmCreditChanged({ event, container }: SubscriberArgs<{ id: string }>): Promise<void> {
  const debtor = await debtorOf(container, event.name, event.data.id)
  if (debtor) {
    await redecideHolds(container, debtor)
  }
}

async function debtorOf(container: MedusaContainer, name: string, id: string): Promise<string | null | undefined> {
  const receivable = container.resolve<ReceivableModuleService>(RECEIVABLE_MODULE)
  const only = { take: 1 }
  switch (name) {
    case CrmEvents.RECEIPT_RECORDED:
      return (await receivable.listCrmReceipts({ id }, only))[0]?.bill_to_customer_id
    case CrmEvents.CREDIT_NOTE_ISSUED:
      return (await receivable.listCrmCreditNotes({ id }, only))[0]?.bill_to_customer_id
    case CrmEvents.INVOICE_PAID:
    case CrmEvents.INVOICE_VOIDED:
      return (await receivable.listCrmInvoices({ id }, only))[0]?.bill_to_customer_id
    default:
      return (await receivable.listCrmCustomerAccounts({ customer_id: id }, only))[0]?.bill_to_customer_id ?? id
  }
}

export const config: SubscriberConfig = {
  event: [
    CrmEvents.RECEIPT_RECORDED,
    CrmEvents.CREDIT_NOTE_ISSUED,
    CrmEvents.INVOICE_PAID,
    CrmEvents.INVOICE_VOIDED,
    CrmEvents.CREDIT_TERMS_SET,
  ],
  context: { subscriberId: "crm-credit-changed" },
}
