import type { EntityManager } from "@medusajs/framework/mikro-orm/postgresql"
import { MathBN, MedusaError } from "@medusajs/framework/utils"

import { Actor, SYSTEM_ACTOR } from "../../../shared/actor"
import { Day } from "../../../shared/days"
import { AmountInput } from "../../../shared/money"
import { NoOffer, OnlineOffer, onlineOffer } from "../rules/online-payment"
import { disputedOf } from "../sql/disputes"
import { invoiceName, LockedInvoice, lockInvoices, say } from "../sql/documents"
import { insertRows, record, updateRow } from "../sql/rows"
import { discountOn } from "./early-discount"
import { recordReceipt } from "./record-receipt"

type Asked = Pick<LockedInvoice, "id" | "status" | "currency_code" | "issue_date" | "total" | "allocated_total">

/** What the page of an invoice offers to pay on a day, or why nothing. @throws NOT_FOUND */
export async function invoicePaymentOffer(
  manager: EntityManager,
  id: string,
  today: Day
): Promise<OnlineOffer | NoOffer> {
  const [invoice] = await manager.execute<Asked[]>(
    `select id, status, currency_code, issue_date, total::text, allocated_total::text from crm_invoice where id = ? and deleted_at is null`,
    [id]
  )
  if (!invoice) {
    throw new MedusaError(MedusaError.Types.NOT_FOUND, `Invoice ${id} was not found.`)
  }
  return offerOf(manager, invoice, today)
}

async function offerOf(manager: EntityManager, invoice: Asked, today: Day): Promise<OnlineOffer | NoOffer> {
  return onlineOffer({
    status: invoice.status,
    outstanding: MathBN.sub(invoice.total, invoice.allocated_total),
    disputed: (await disputedOf(manager, [invoice.id])).get(invoice.id) ?? 0,
    discount: await discountOn(manager, invoice, today),
  })
}

/** Code of a refusal to take a payment, for who says it in the buyer's language. */
export const paymentRefusal = <Reason extends string>(reason: Reason) => `crm_invoice_pay_${reason}` as const

const WHY_NOT: Record<NoOffer, string> = {
  not_issued: "is not issued and takes no payment.",
  settled: "asks for nothing any more.",
  all_disputed: "is disputed in all that it asks for; it takes no payment until that is settled.",
}

/** @throws NOT_ALLOWED saying why nothing is to be paid */
export function assertOffered(
  invoice: { id: string; number: string | null },
  offer: OnlineOffer | NoOffer
): OnlineOffer {
  if (typeof offer === "string") {
    throw new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      `${invoiceName(invoice)} ${WHY_NOT[offer]}`,
      paymentRefusal(offer)
    )
  }
  return offer
}

export type BeginPaymentInput = {
  invoice_id: string
  amount: AmountInput
  payment_collection_id: string
  provider_id: string
  today: Day
}

/**
 * Notes that the buyer begins to pay an invoice. Whoever comes second gets the first one's; one begun for another amount, or at
 * another provider, is ended.
 *
 * @returns its id, and that of the payment that gave way
 * @throws NOT_ALLOWED when the invoice asks for another amount by now, or for nothing
 */
export async function beginInvoicePayment(
  manager: EntityManager,
  { today, ...input }: BeginPaymentInput,
  actor: Actor
): Promise<{ id: string; ended: string | null }> {
  const [invoice] = await lockInvoices(manager, [input.invoice_id])
  const offer = assertOffered(invoice, await offerOf(manager, invoice, today))
  if (!MathBN.eq(offer.amount, input.amount)) {
    throw new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      `${invoiceName(invoice)} asks for ${say(offer.amount, invoice.currency_code)} by now; open its page again.`,
      paymentRefusal("changed")
    )
  }
  const [known] = await manager.execute<{ id: string; amount: string; provider_id: string }[]>(
    "select id, amount::text, provider_id from crm_invoice_payment where invoice_id = ? and status = 'pending' and deleted_at is null",
    [invoice.id]
  )
  if (known && known.provider_id === input.provider_id && MathBN.eq(known.amount, offer.amount)) {
    return { id: known.id, ended: null }
  }
  if (known) {
    await updateRow(manager, "crm_invoice_payment", known.id, { status: "ended" })
  }
  const [id] = await insertRows(manager, "crm_invoice_payment", "crmip", [
    { ...input, amount: offer.amount, currency_code: invoice.currency_code, status: "pending" },
  ])
  await record(manager, actor, [
    {
      reference: "crm_invoice",
      reference_id: invoice.id,
      act: "payment_begun",
      note: say(offer.amount, invoice.currency_code),
    },
  ])
  return { id, ended: known?.id ?? null }
}

/** Where a begun payment may go from each status. What is paid stays so. */
const FROM = { paid: ["pending", "ended"], ended: ["pending"] } as const

/** Marks a begun payment paid, or ended because nobody is to pay it any more. Doing it twice changes nothing. */
export async function markInvoicePayment(manager: EntityManager, id: string, status: keyof typeof FROM): Promise<void> {
  const from = FROM[status].map((one) => `'${one}'`).join(", ")
  await manager.execute(
    `update crm_invoice_payment set status = ?, paid_at = case when ? = 'paid' then now() end, updated_at = now()
     where id = ? and status in (${from}) and deleted_at is null`,
    [status, status, id]
  )
}

/** What the host captured of a begun payment. */
export type CapturedPayment = {
  capture_id: string
  payment_id: string
  amount: AmountInput
  received_date: Day
  company_currency?: string | null
  today: Day
}

/** `settles` tells whether the invoice asked for some of it. */
export type TakenPayment = { receipt_id: string; invoice_id: string; is_new: boolean; settles: boolean }

/**
 * Makes one receipt of what the host captured, on the invoice as far as that still asks for it; what is over is the customer's credit.
 * The same capture is one receipt, however often it is told.
 */
export async function takeInvoicePayment(
  manager: EntityManager,
  id: string,
  captured: CapturedPayment
): Promise<TakenPayment> {
  const [payment] = await manager.execute<
    { invoice_id: string; provider_id: string; payment_collection_id: string; currency_code: string }[]
  >("select invoice_id, provider_id, payment_collection_id, currency_code from crm_invoice_payment where id = ?", [id])
  if (!payment) {
    throw new MedusaError(MedusaError.Types.NOT_FOUND, `Payment ${id} of an invoice was not found.`)
  }
  const [invoice] = await lockInvoices(manager, [payment.invoice_id])
  const [known] = await manager.execute<{ id: string }[]>(
    "select id from crm_receipt where source = 'invoice_page' and source_id = ? and deleted_at is null",
    [captured.capture_id]
  )
  if (known) {
    return { receipt_id: known.id, invoice_id: invoice.id, is_new: false, settles: false }
  }
  const [{ customer_name }] = await manager.execute<{ customer_name: string | null }[]>(
    "select customer_name from crm_invoice where id = ?",
    [invoice.id]
  )
  const outstanding =
    invoice.status === "issued" ? MathBN.sub(invoice.total, invoice.allocated_total) : MathBN.convert(0)
  const amount = MathBN.min(captured.amount, outstanding)
  const { capture_id, today, ...rest } = captured
  const receipt_id = await recordReceipt(
    manager,
    {
      ...rest,
      source: "invoice_page",
      source_id: capture_id,
      customer_id: invoice.customer_id,
      customer_name,
      bill_to_customer_id: invoice.bill_to_customer_id,
      company_id: invoice.company_id,
      currency_code: payment.currency_code,
      method: payment.provider_id,
      reference: invoice.number,
      payment_collection_id: payment.payment_collection_id,
      allocations: amount.isGreaterThan(0) ? [{ invoice_id: invoice.id, amount }] : [],
      actor: SYSTEM_ACTOR,
    },
    today
  )
  return { receipt_id, invoice_id: invoice.id, is_new: true, settles: amount.isGreaterThan(0) }
}
