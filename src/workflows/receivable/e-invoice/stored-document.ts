import { MedusaContainer } from "@medusajs/framework/types"

import { RECEIVABLE_MODULE } from "../../../modules/receivable"
import { planInstalments } from "../../../modules/receivable/rules/instalments"
import { refreshedTaxes, StoredLine } from "../../../modules/receivable/rules/refresh-draft"
import type { ReceivableModuleService } from "../../../modules/receivable/service"
import type { TermsValue } from "../../../modules/receivable/types"
import { Day } from "../../../shared/days"
import { eInvoiceOf, Preceding, StoredDocument } from "../../../shared/e-invoice/of-document"
import { EInvoice } from "../../../shared/e-invoice/types"
import { AmountInput } from "../../../shared/money"
import { freshParties } from "../host/fresh-parties"
import { findHostOrder } from "../host/host-order"

type Row = StoredDocument & { id: string; status: string; company_id: string; order_id: string | null; invoice_id?: string }

const serviceOf = (container: MedusaContainer): ReceivableModuleService => container.resolve(RECEIVABLE_MODULE)

/** An invoice with its lines and instalments. @throws NOT_FOUND */
export const readInvoice = async (container: MedusaContainer, id: string): Promise<Row> =>
  (await serviceOf(container).retrieveCrmInvoice(id, { relations: ["items", "instalments"] })) as unknown as Row

/** An invoice in the standard's terms; of a draft, what it would say if it were issued today. */
export async function eInvoiceOfInvoice(container: MedusaContainer, row: Row, today: Day): Promise<EInvoice> {
  const document = row.status === "draft" ? await asIssued(container, row, today) : row
  return eInvoiceOf(document, await depositsOf(container, document))
}

/** A credit note in the standard's terms; what it does not say itself is its invoice's. @throws NOT_FOUND */
export async function eInvoiceOfCreditNote(
  container: MedusaContainer,
  id: string
): Promise<{ row: Row; document: EInvoice }> {
  const row = (await serviceOf(container).retrieveCrmCreditNote(id, { relations: ["items"] })) as unknown as Row
  const invoice = await readInvoice(container, row.invoice_id!)
  const { shipping_address, supply_date, purchase_order_number, buyer_reference, number, issue_date } = invoice
  const whole = { ...row, shipping_address, supply_date, purchase_order_number, buyer_reference }
  return { row, document: eInvoiceOf(whole, [{ number, date: issue_date } as Preceding]) }
}

async function asIssued(container: MedusaContainer, row: Row, today: Day): Promise<StoredDocument> {
  const dated = {
    ...row,
    number: row.number ?? row.id,
    issue_date: today,
    supply_date: row.supply_date ?? today,
    instalments: planInstalments(row.total as AmountInput, row.currency_code as string, today, row.payment_terms as TermsValue),
  }
  const document = { ...dated, due_date: dated.instalments.at(-1)?.due_date ?? today }
  const order = row.order_id ? await findHostOrder(container, row.order_id) : null
  if (!order) {
    return document
  }
  const parties = await freshParties(container, order)
  const { seller, buyer, billing_address, shipping_address, buyer_reference, services } = parties
  const items = row.items as unknown as StoredLine[]
  const taxes = refreshedTaxes({ ...parties, currency_code: row.currency_code as string }, items, new Set(services))
  return {
    ...document,
    ...{ seller, buyer, billing_address, shipping_address },
    buyer_reference: row.buyer_reference ?? buyer_reference,
    tax_lines: taxes.tax_lines,
    items: items.map((item) => ({ ...item, tax_lines: taxes.lines.find(({ id }) => id === item.id)?.tax_lines })),
  }
}

/** The deposit invoices whose amounts are taken off here (BG-3). */
async function depositsOf(container: MedusaContainer, row: StoredDocument): Promise<Preceding[]> {
  const ids = [...new Set((row.items ?? []).map(({ deposit_invoice_id }) => deposit_invoice_id).filter(Boolean))] as string[]
  if (!ids.length) {
    return []
  }
  const deposits = await serviceOf(container).listCrmInvoices({ id: ids }, { select: ["number", "issue_date"], take: ids.length })
  return deposits.filter(({ number }) => number !== null).map(({ number, issue_date }) => ({ number: number!, date: issue_date }))
}
