import { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, MathBN, MedusaError, Modules } from "@medusajs/framework/utils"
import { createStep, createWorkflow, StepResponse, WorkflowResponse } from "@medusajs/framework/workflows-sdk"

import { assertOffered, paymentRefusal } from "../../../modules/receivable/acts/invoice-payment"
import type { InvoicePaymentRow, InvoiceRow } from "../../../modules/receivable/types"
import { Actor } from "../../../shared/actor"
import { exactOf } from "../../../shared/exact"
import { redirects, redirectUrl } from "../../shared/payment/redirect"
import { sessionFor } from "../../shared/payment/session"
import { companyToday } from "../host/store-today"
import { receivableModule } from "../receivable-module"
import { providerOfInvoice } from "./provider-of-invoice"
import { holdingInvoicePayment, refreshHeldPayment, refreshPaymentOf } from "./refresh-invoice-payment"

export type StartInvoicePaymentInput = {
  invoice_id: string
  /** Where the provider sends the buyer back to. */
  return_url: string
  actor: Actor
}

const PATIENCE_MS = 10_000

const refuse = (reason: "not_here" | "unavailable" | "meanwhile" | "held", message: string): never => {
  throw new MedusaError(MedusaError.Types.NOT_ALLOWED, message, paymentRefusal(reason))
}

/** The begun payment of what the invoice asks for now: the one that is open at this provider, or a new one with a collection of its own. */
async function begin(
  container: MedusaContainer,
  invoice: InvoiceRow,
  provider_id: string,
  actor: Actor
): Promise<InvoicePaymentRow> {
  const service = receivableModule(container)
  const today = await companyToday(container, invoice.company_id)
  const { amount } = assertOffered(invoice, await service.invoicePaymentOffer(invoice.id, today))
  const [open] = (await service.listCrmInvoicePayments({
    invoice_id: invoice.id,
    status: "pending",
  })) as unknown as InvoicePaymentRow[]
  if (open && open.provider_id === provider_id && MathBN.eq(exactOf(open, "amount") ?? 0, amount)) {
    return open
  }
  const payment = container.resolve(Modules.PAYMENT)
  const { id: payment_collection_id } = await payment.createPaymentCollections({
    currency_code: invoice.currency_code,
    amount: amount.toFixed() as never,
    metadata: { crm_invoice_id: invoice.id, crm_invoice_number: invoice.number },
  })
  const drop = () => payment.deletePaymentCollections([payment_collection_id])
  const input = { invoice_id: invoice.id, amount: amount.toFixed(), payment_collection_id, provider_id, today }
  const { id, ended } = await service.beginInvoicePayment(input, actor).catch(async (error: Error) => {
    await drop()
    throw error
  })
  const begun = (await service.retrieveCrmInvoicePayment(id)) as unknown as InvoicePaymentRow
  if (begun.payment_collection_id !== payment_collection_id) {
    await drop()
  }
  if (ended) {
    // Asked about before it is ended at its provider: its buyer may have paid it just now.
    await holdingInvoicePayment(container, ended, () => refreshHeldPayment(container, ended), PATIENCE_MS)
  }
  return begun
}

/** What the seller's log says and the buyer need not know: the provider failed, or named no page. */
function unavailable(container: MedusaContainer, invoice: InvoiceRow, reason: string): never {
  container
    .resolve(ContainerRegistrationKeys.LOGGER)
    .error(`crm: the payment of invoice ${invoice.number} could not be opened: ${reason}`)
  return refuse(
    "unavailable",
    `The payment of invoice ${invoice.number} cannot be opened now; try again later, or pay as the invoice says.`
  )
}

async function open(
  container: MedusaContainer,
  { id, provider_id }: InvoicePaymentRow,
  invoice: InvoiceRow,
  return_url: string
): Promise<string> {
  // Money on the way by this payment is looked for before the buyer is sent to pay.
  const held = await refreshHeldPayment(container, id)
  if (held.status !== "pending") {
    refuse("meanwhile", `Invoice ${invoice.number} was paid meanwhile; open its page again.`)
  }
  const session = await sessionFor(container, held, provider_id, return_url).catch((error: Error) =>
    unavailable(container, invoice, error.message)
  )
  return (
    redirectUrl(redirects(container)[provider_id], session.data) ??
    unavailable(container, invoice, `the payment provider ${provider_id} named no address to pay at`)
  )
}

const startInvoicePaymentStep = createStep(
  "crm-start-invoice-payment",
  async ({ invoice_id, return_url, actor }: StartInvoicePaymentInput, { container }) => {
    await refreshPaymentOf(container, invoice_id)
    const invoice = (await receivableModule(container).retrieveCrmInvoice(invoice_id)) as unknown as InvoiceRow
    const provider_id =
      (await providerOfInvoice(container, invoice)) ??
      refuse("not_here", `Invoice ${invoice.number} cannot be paid on this page; please pay it as it says.`)
    const payment = await begin(container, invoice, provider_id, actor)
    const work = () => open(container, payment, invoice, return_url)
    const redirect_url = await holdingInvoicePayment(container, payment.id, work, PATIENCE_MS)
    return new StepResponse({
      redirect_url:
        redirect_url ??
        refuse("held", `The payment of invoice ${invoice.number} is being looked at; try again in a moment.`),
    })
  }
)

/**
 * Opens a payment of what an invoice asks for with a provider of the host that sends the buyer to a page of its own; answers that page's
 * address. However often and at once it is called, it is one payment, until the invoice asks for another amount.
 *
 * @throws NOT_ALLOWED where nothing is to be paid, or no provider of the region redirects or answers
 */
export const startInvoicePaymentWorkflow = createWorkflow(
  "crm-start-invoice-payment",
  (input: StartInvoicePaymentInput) => {
    return new WorkflowResponse(startInvoicePaymentStep(input))
  }
)
