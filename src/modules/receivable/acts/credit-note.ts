import type { EntityManager } from "@medusajs/framework/mikro-orm/postgresql"
import { MathBN, MedusaError } from "@medusajs/framework/utils"

import { Day } from "../../../shared/days"
import { serverLocale, translator } from "../../../shared/i18n"
import { AmountInput } from "../../../shared/money"
import { OPENING_INVOICE } from "../../../shared/opening-balance"
import { layOnInstalments } from "../rules/allocation"
import {
  creditAmount,
  CreditableInvoice,
  CreditableItem,
  creditItems,
  creditNetAmount,
  CreditTotals,
} from "../rules/credit-amounts"
import { TaxAmount } from "../rules/invoice-totals"
import { takeNumber, TakenNumber } from "../sql/counter"
import { invoiceName, LockedInvoice, lockInvoices, LockedSource, openInstalments, told } from "../sql/documents"
import { refreshInvoicedTotal } from "../sql/order-billing"
import { insertRows, record } from "../sql/rows"
import { CreditNoteInput, LineTax } from "../types"
import { assertDate } from "./assert-date"
import { allocationDate, applyCredit } from "./apply-credit"
import { creditedTaxAccounting } from "./exchange-rates"
import { freeze } from "./issue-invoice"
import { dropPromises } from "./recognize-revenue"

type ItemFacts = CreditableItem & Record<string, unknown>
type Head = Record<string, unknown> & {
  company_id: string
  locale: string
  tax_lines: TaxAmount[] | null
}

/** Writes, numbers, freezes and applies a credit note. @returns its id */
export async function createCreditNote(manager: EntityManager, input: CreditNoteInput, today: Day): Promise<string> {
  assertDate(input.issue_date, today)
  if (input.items && input.amount !== undefined) {
    throw new MedusaError(MedusaError.Types.INVALID_DATA, "A credit note is over lines or over an amount, not both.")
  }
  const [invoice] = await lockInvoices(manager, [input.invoice_id])
  if (invoice.status !== "issued") {
    throw new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      `${invoiceName(invoice)} is ${invoice.status}; only issued invoices can be credited.`
    )
  }
  const { head, items, creditable } = await readCreditable(manager, invoice)
  const totals = creditTotals(creditable, input)
  const wanted = input.issue_date ?? (invoice.issue_date! > today ? invoice.issue_date! : undefined)
  assertAfterInvoice(invoice, wanted)
  const taken = await takeNumber(manager, { company_id: head.company_id, kind: "credit_note", wanted, today })
  const id = await insertNote(manager, invoice, head, items, totals, input, taken)
  await freeze(manager, "crm_credit_note", id, { company_id: head.company_id, ...taken })
  await dropPromises(
    manager,
    { credit_note_id: id, invoice_id: invoice.id, order_id: invoice.order_id, currency_code: invoice.currency_code, date: taken.date },
    totals.lines.map(({ invoice_item_id, kind, quantity, subtotal, discount_total }) => ({
      ...{ invoice_item_id, quantity, goods: subtotal, discount: discount_total },
      kind: kind ?? soldKind(items.find((item) => item.id === invoice_item_id)),
    }))
  )
  const source = sourceOf(id, invoice, totals, taken)
  await writeHistory(manager, invoice, source, input)
  await settleOwnInvoice(manager, invoice, source, input.actor)
  await refreshInvoicedTotal(manager, invoice.order_id)
  return id
}

const soldKind = (item?: ItemFacts): "item" | "shipping" | "price" =>
  item?.kind === "shipping" || item?.kind === "price" ? item.kind : "item"

/** What a note over these lines, this amount, or over all that is left takes back. */
export function creditTotals(
  invoice: CreditableInvoice,
  { items, amount, keeps_tax }: Pick<CreditNoteInput, "items" | "amount" | "keeps_tax">
): CreditTotals {
  if (amount === undefined) {
    return creditItems(invoice, items)
  }
  return keeps_tax ? creditNetAmount(invoice, amount) : creditAmount(invoice, amount)
}

/** What of an invoice can be credited. */
export async function readCreditable(
  manager: EntityManager,
  invoice: LockedInvoice
): Promise<{ head: Head; items: ItemFacts[]; creditable: CreditableInvoice }> {
  const { document_type, ...head } = await readHead(manager, invoice.id)
  if (document_type === OPENING_INVOICE) {
    throw new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      `${invoiceName(invoice)} is an opening balance: its taxes were declared where it was issued. Credit it there and import that credit, or write off what is not asked for any more.`
    )
  }
  const items = await readItems(manager, invoice.id)
  return { head, items, creditable: await creditableOf(manager, invoice, head, items) }
}

async function readHead(manager: EntityManager, id: string): Promise<Head & { document_type: string }> {
  const [head] = await manager.execute<(Head & { document_type: string })[]>(
    `select document_type, company_id, customer_id, customer_name, owner_id, locale, seller, buyer, billing_address, fiscal_documents, tax_lines
     from crm_invoice where id = ?`,
    [id]
  )
  return head
}

async function readItems(manager: EntityManager, invoice_id: string): Promise<ItemFacts[]> {
  const rows = await manager.execute<(ItemFacts & { tax_lines: LineTax[] | null })[]>(
    `select id, position, order_item_id, kind, title, subtitle, sku, variant_id, product_id, quantity::text, unit_price::text, is_tax_inclusive,
       subtotal::text, discount_total::text, tax_total::text, tax_lines,
       coalesce((select sum(c.quantity) from crm_credit_note_item c where c.invoice_item_id = i.id and c.kind <> 'price'), 0)::text as credited_quantity
     from crm_invoice_item i where invoice_id = ? and deleted_at is null order by position`,
    [invoice_id]
  )
  return rows.map((row) => ({ ...row, tax_lines: row.tax_lines ?? [] }))
}

async function creditableOf(
  manager: EntityManager,
  invoice: LockedInvoice,
  head: Head,
  items: ItemFacts[]
): Promise<CreditableInvoice> {
  const notes = await manager.execute<{ total: string; tax_lines: TaxAmount[] | null }[]>(
    "select total::text, tax_lines from crm_credit_note where invoice_id = ? and status = 'issued'",
    [invoice.id]
  )
  const lines = await manager.execute<CreditableInvoice["credited"]["lines"]>(
    `select t.invoice_item_id, t.kind, t.quantity::text, t.subtotal::text, t.discount_total::text, t.tax_lines
     from crm_credit_note_item t join crm_credit_note c on c.id = t.credit_note_id
     where c.invoice_id = ? and c.status = 'issued' order by c.year, c.sequence, t.position`,
    [invoice.id]
  )
  return {
    name: invoiceName(invoice),
    currency_code: invoice.currency_code,
    items,
    tax_lines: head.tax_lines ?? [],
    total: invoice.total,
    credited: {
      total: MathBN.add(0, ...notes.map((note) => note.total)).toFixed(),
      tax_lines: notes.flatMap((note) => note.tax_lines ?? []),
      lines,
    },
  }
}

function assertAfterInvoice(invoice: LockedInvoice, wanted?: Day): void {
  if (wanted && wanted < invoice.issue_date!) {
    throw new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      `${invoiceName(invoice)} was issued on ${invoice.issue_date}; its credit note cannot be of ${wanted}.`
    )
  }
}

async function insertNote(
  manager: EntityManager,
  invoice: LockedInvoice,
  { tax_lines: _taxes, ...head }: Head,
  items: ItemFacts[],
  { lines, ...totals }: CreditTotals,
  input: CreditNoteInput,
  { number, series, year, sequence, date }: TakenNumber
): Promise<string> {
  const [id] = await insertRows(manager, "crm_credit_note", "crmcn", [
    {
      ...head,
      ...totals,
      // At the invoice's own rate: a credit note corrects the tax that was declared.
      tax_accounting: await creditedTaxAccounting(manager, invoice.id, totals.tax_total.toFixed()),
      invoice_id: invoice.id,
      order_id: invoice.order_id,
      bill_to_customer_id: invoice.bill_to_customer_id,
      currency_code: invoice.currency_code,
      reason: input.reason ?? null,
      reason_code: input.reason_code ?? null,
      status: "draft",
      series,
      number,
      year,
      sequence,
      issue_date: date,
      issued_at: new Date(),
      issued_by: input.actor.actor_id,
    },
  ])
  const t = translator(serverLocale(head.locale))
  const rows = lines.map((line, index) => {
    const item = items.find((candidate) => candidate.id === line.invoice_item_id)
    const title = item?.title ?? input.reason ?? invoiceName(invoice)
    return {
      credit_note_id: id,
      position: index + 1,
      order_item_id: line.kind === "price" ? null : (item?.order_item_id ?? null),
      kind: item?.kind ?? "item",
      title: line.kind === "price" && item?.kind !== "price" ? t("invoice.price_difference", { title }) : title,
      subtitle: item?.subtitle ?? null,
      sku: item?.sku ?? null,
      variant_id: item?.variant_id ?? null,
      product_id: item?.product_id ?? null,
      unit_price: (line.kind === "price" ? line.subtotal : (item?.unit_price ?? line.subtotal)) as AmountInput,
      is_tax_inclusive: line.kind !== "price" && (item?.is_tax_inclusive ?? false),
      ...line,
    }
  })
  await insertRows(manager, "crm_credit_note_item", "crmcni", rows)
  return id
}

const sourceOf = (
  id: string,
  invoice: LockedInvoice,
  totals: CreditTotals,
  { number, date }: { number: string; date: Day }
): LockedSource => ({
  kind: "credit_note",
  id,
  company_id: invoice.company_id,
  number,
  name: `Credit note ${number}`,
  currency_code: invoice.currency_code,
  date,
  order_id: invoice.order_id,
  customer_id: invoice.customer_id,
  bill_to_customer_id: invoice.bill_to_customer_id,
  amount: totals.total.toFixed(),
  allocated_total: "0",
  refunded_total: "0",
})

async function writeHistory(
  manager: EntityManager,
  invoice: LockedInvoice,
  source: LockedSource,
  input: CreditNoteInput
): Promise<void> {
  const credit: [unknown, unknown] = [
    null,
    { ...told(source.amount, source.currency_code), number: source.number, invoice: invoice.number },
  ]
  const note = input.reason ?? null
  await record(manager, input.actor, [
    {
      reference: "crm_credit_note",
      reference_id: source.id,
      act: "issued",
      changes: { status: [null, "issued"], credit },
      note,
    },
    { reference: "crm_invoice", reference_id: invoice.id, act: "credited", changes: { credit }, note },
  ])
}

/** What the invoice does not ask for any more stays on the note, as the customer's credit. */
async function settleOwnInvoice(
  manager: EntityManager,
  invoice: LockedInvoice,
  source: LockedSource,
  actor: CreditNoteInput["actor"]
): Promise<void> {
  const outstanding = MathBN.sub(invoice.total, invoice.allocated_total)
  const parts = layOnInstalments(MathBN.min(source.amount, outstanding), await openInstalments(manager, [invoice.id]))
  if (parts.length) {
    await applyCredit(manager, [{ source, invoice, parts, date: allocationDate(source.date, source, invoice) }], actor)
  }
}
