import type { EntityManager } from "@medusajs/framework/mikro-orm/postgresql"
import { MathBN, MedusaError } from "@medusajs/framework/utils"

import { Actor } from "../../../shared/actor"
import { Day } from "../../../shared/days"
import { wordingOf } from "../../../shared/documents/wording"
import { Decimal } from "../../../shared/money"
import { layOnInstalments } from "../rules/allocation"
import { discountSteps, EarlyDiscount } from "../rules/early-discount"
import {
  invoiceName,
  leftOf,
  LockedInvoice,
  lockInvoices,
  lockSources,
  LockedSource,
  openInstalments,
  say,
  told,
} from "../sql/documents"
import { record } from "../sql/rows"
import { AllocateRequest, DayOf, TermsValue } from "../types"
import { allocationDate, applyCredit } from "./apply-credit"
import { createCreditNote } from "./credit-note"

/** A discount for paying early belongs to its invoice alone: it is no credit to use elsewhere or to take out. */
export async function assertFreeToUse(
  manager: EntityManager,
  source: LockedSource,
  invoices: LockedInvoice[] = []
): Promise<void> {
  if (source.kind !== "credit_note") {
    return
  }
  const [note] = await manager.execute<{ reason_code: string | null; invoice_id: string; number: string | null }[]>(
    "select n.reason_code, n.invoice_id, i.number from crm_credit_note n join crm_invoice i on i.id = n.invoice_id where n.id = ?",
    [source.id]
  )
  const isOwn = invoices.length > 0 && invoices.every(({ id }) => id === note.invoice_id)
  if (note.reason_code === "early_payment" && !isOwn) {
    throw refused(
      `${source.name} is the discount for paying Invoice ${note.number} early; it can settle that invoice only.`
    )
  }
}

/** A discount that a payment takes: what is made of it, or the note of before that settles the invoice again. */
export type TakenDiscount = {
  invoice: LockedInvoice
  percent: string
  amount: Decimal
  until: Day
  keeps_tax: boolean
  locale: string
  note_id: string | null
  /** Why it is given late. */
  late: string | null
}

type Facts = {
  locale: string
  payment_terms: TermsValue | null
  tax_total: string
  credited_total: string
  credited_tax: string
  note_id: string | null
  note_left: string | null
}

/** What an invoice's terms offer, and what was credited of it; `note_*` is the discount that was given before. */
async function readFacts(manager: EntityManager, invoice_id: string): Promise<Facts> {
  const [facts] = await manager.execute<Facts[]>(
    `select i.locale, i.payment_terms, i.tax_total::text,
       coalesce(sum(n.total) filter (where n.reason_code is distinct from 'early_payment'), 0)::text as credited_total,
       coalesce(sum(n.tax_total) filter (where n.reason_code is distinct from 'early_payment'), 0)::text as credited_tax,
       max(n.id) filter (where n.reason_code = 'early_payment') as note_id,
       max(n.total - n.allocated_total - n.refunded_total) filter (where n.reason_code = 'early_payment')::text as note_left
     from crm_invoice i left join crm_credit_note n on n.invoice_id = i.id and n.status = 'issued' and n.deleted_at is null
     where i.id = ? group by i.id`,
    [invoice_id]
  )
  return facts
}

/**
 * The discounts for paying early that an allocation of a receipt takes: those asked for, and where nothing was said those of which the
 * payment is exactly the rest and came in time. The day that counts is that of the money.
 *
 * @throws NOT_ALLOWED for one asked for that the terms do not give, that was given before, that is late without a note, or that leaves
 *   something to pay
 */
export async function discountsTaken(
  manager: EntityManager,
  source: LockedSource,
  invoices: LockedInvoice[],
  allocations: AllocateRequest["allocations"]
): Promise<TakenDiscount[]> {
  const taken: TakenDiscount[] = []
  for (const invoice of source.kind === "receipt" ? invoices : []) {
    const own = allocations.filter(({ invoice_id }) => invoice_id === invoice.id)
    const asked = own.find(({ early_discount }) => early_discount !== undefined)?.early_discount
    if (asked !== false) {
      const late = own.find(({ early_discount_note }) => early_discount_note)?.early_discount_note ?? null
      const paid = MathBN.add(0, ...own.map(({ amount }) => amount))
      const discount = await discountOf(manager, { invoice, source, paid, asked: asked === true, late })
      if (discount) {
        taken.push(discount)
      }
    }
  }
  return taken
}

/**
 * What paying an invoice wholly on a day would take off it; null when its terms give nothing by then, or gave it before.
 */
export async function discountOn(
  manager: EntityManager,
  invoice: Pick<LockedInvoice, "id" | "currency_code" | "issue_date" | "total">,
  day: Day
): Promise<Decimal | null> {
  const { payment_terms, tax_total, credited_total, credited_tax, note_id } = await readFacts(manager, invoice.id)
  const credited = { total: credited_total, tax_total: credited_tax }
  const steps = note_id ? [] : discountSteps({ ...invoice, payment_terms, tax_total, credited })
  return steps.find(({ until }) => day <= until)?.amount ?? null
}

type Payment = { invoice: LockedInvoice; source: LockedSource; paid: Decimal; asked: boolean; late: string | null }

async function discountOf(manager: EntityManager, payment: Payment): Promise<TakenDiscount | null> {
  const { invoice, source, asked, late } = payment
  const facts = await readFacts(manager, invoice.id)
  const keeps_tax = facts.payment_terms?.early_discount_keeps_tax === true && MathBN.gt(facts.tax_total, 0)
  const steps = discountSteps({
    ...invoice,
    payment_terms: facts.payment_terms,
    tax_total: facts.tax_total,
    credited: { total: facts.credited_total, tax_total: facts.credited_tax },
  })
  const step = steps.find(({ until }) => source.date <= until) ?? (asked && late ? steps[steps.length - 1] : undefined)
  const refusal = step ? refusalOf(payment, step, facts) : noStep(payment, steps)
  if (refusal) {
    if (asked) {
      throw refused(`${invoiceName(invoice)}: ${refusal}`)
    }
    return null
  }
  const { percent, until } = step!
  const amount = facts.note_id ? MathBN.convert(facts.note_left!) : step!.amount
  const base = { invoice, percent, amount, until, keeps_tax, locale: facts.locale, note_id: facts.note_id }
  return { ...base, late: source.date > until ? late : null }
}

function noStep({ source }: Payment, steps: EarlyDiscount[]): string {
  const last = steps[steps.length - 1]
  return last
    ? `the discount of ${last.percent} % was for payment by ${last.until}; ${source.name} is of ${source.date}. Say in a note why it is given all the same.`
    : "its terms give no discount for paying early."
}

/** Why a step of the discount is not given; null when it is. */
function refusalOf({ invoice, paid }: Payment, step: EarlyDiscount, facts: Facts): string | null {
  const amount = facts.note_id ? MathBN.convert(facts.note_left!) : step.amount
  if (!amount.isGreaterThan(0)) {
    return facts.note_id ? "the discount for paying early was given before." : "nothing is left to give a discount of."
  }
  const outstanding = MathBN.sub(invoice.total, invoice.allocated_total)
  const needed = MathBN.sub(outstanding, amount)
  return paid.isEqualTo(needed)
    ? null
    : `${say(outstanding, invoice.currency_code)} is outstanding, and ${say(needed, invoice.currency_code)} less the discount of ${say(amount, invoice.currency_code)}; ${say(paid, invoice.currency_code)} does not settle it exactly.`
}

/** Makes the credit note of a discount, by the taxes of the invoice or over its net, or lets the one of before settle it again. */
export async function giveDiscount(
  manager: EntityManager,
  discount: TakenDiscount,
  { day, today, dayOf, actor }: { day: Day; today: Day; dayOf?: DayOf; actor: Actor }
): Promise<void> {
  const { invoice, amount, note_id, keeps_tax } = discount
  if (note_id) {
    await applyAgain(manager, discount, day, actor)
  } else {
    await createCreditNote(
      manager,
      {
        invoice_id: invoice.id,
        amount,
        keeps_tax: keeps_tax || undefined,
        reason: reasonOf(discount),
        reason_code: "early_payment",
        actor,
      },
      dayOf ? await dayOf(invoice.company_id) : today
    )
  }
  if (discount.late) {
    const early_discount: [unknown, unknown] = [null, { ...told(amount, invoice.currency_code), until: discount.until }]
    await record(manager, actor, [
      { reference: "crm_invoice", reference_id: invoice.id, act: "late_discount_given", changes: { early_discount }, note: discount.late },
    ])
  }
}

/** As the terms say it on the invoice, in its language. */
function reasonOf({ percent, until, locale, invoice }: TakenDiscount): string {
  const wording = wordingOf({ locale, currency_code: invoice.currency_code })
  return wording.t("payment.discount", { percent: wording.percent(percent), date: wording.day(until) })
}

async function applyAgain(manager: EntityManager, discount: TakenDiscount, day: Day, actor: Actor): Promise<void> {
  const [invoice] = await lockInvoices(manager, [discount.invoice.id])
  const [source] = await lockSources(manager, "credit_note", [discount.note_id!])
  const outstanding = MathBN.sub(invoice.total, invoice.allocated_total)
  const parts = layOnInstalments(
    MathBN.min(leftOf(source), outstanding),
    await openInstalments(manager, [invoice.id])
  )
  await applyCredit(manager, [{ source, invoice, parts, date: allocationDate(day, source, invoice) }], actor)
}

const refused = (message: string): MedusaError => new MedusaError(MedusaError.Types.NOT_ALLOWED, message)
