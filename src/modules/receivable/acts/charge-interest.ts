import type { EntityManager } from "@medusajs/framework/mikro-orm/postgresql"
import { MathBN, MedusaError } from "@medusajs/framework/utils"

import { Actor } from "../../../shared/actor"
import { Day } from "../../../shared/days"
import { INTEREST_INVOICE, InterestPolicy } from "../../../shared/interest"
import { netTerms } from "../rules/account-defaults"
import { InterestRow, interestTotal, lateInterest, LateInvoice } from "../rules/late-interest"
import { lockInvoices, say, told } from "../sql/documents"
import { insertRows, lockName, record } from "../sql/rows"
import { DayOf, InvoiceDraftInput } from "../types"
import { insertInvoiceDraft } from "./draft-invoice"
import { issueInvoice } from "./issue-invoice"

/** Series of interest invoices, apart from those of sales. */
export const INTEREST_SERIES = "INT"

export type InterestQuestion = {
  /** Who is charged. */
  debtor_id: string
  /** Everyone who is the debtor; left out, it alone. */
  debtor_ids?: string[]
  currency_code: string
  until: Day
  policy: InterestPolicy
}

export type InterestChargeInput = InterestQuestion & {
  /** As the caller saw it: what has changed since is refused. */
  expected_total?: string
  /** Days to pay the interest. */
  terms_days: number
  today: Day
  /** The day it is for the company of the invoice. */
  dayOf?: DayOf
  /** A line's words, in the language of the document. */
  titleOf: (row: InterestRow, locale: string) => string
  actor: Actor
}

/** What may be late: everything open, and what something was allocated to; never interest itself. */
const LATE = `
  select i.id, i.number, i.currency_code, i.customer_kind, n.id as instalment_id, n.due_date, n.amount::text
  from crm_instalment n join crm_invoice i on i.id = n.invoice_id
  where n.id in (
      select id from crm_instalment where bill_to_customer_id = any (string_to_array(?, ',')) and currency_code = ? and open and deleted_at is null
      union select instalment_id from crm_allocation
        where bill_to_customer_id = any (string_to_array(?, ',')) and currency_code = ? and reversed_at is null and deleted_at is null)
    and i.status = 'issued' and i.document_type <> '${INTEREST_INVOICE}' and n.deleted_at is null
  order by i.issue_date, i.number, n.position`

type LateRow = Pick<LateInvoice, "id" | "number" | "currency_code" | "customer_kind"> & {
  instalment_id: string
  due_date: Day
  amount: string
}
type Paid = { instalment_id: string; date: Day | null; amount: string }
type Charged = { invoice_id: string; kind: InterestRow["kind"]; until_date: Day }

/** The arithmetic of what a debtor owes for paying late until a day, less what was charged before. */
export async function previewInterest(
  manager: EntityManager,
  { debtor_id, debtor_ids = [debtor_id], currency_code, until, policy }: InterestQuestion
): Promise<InterestRow[]> {
  const rows = await manager.execute<LateRow[]>(LATE, [
    debtor_ids.join(","),
    currency_code,
    debtor_ids.join(","),
    currency_code,
  ])
  if (!rows.length) {
    return []
  }
  const places = (ids: unknown[]): string => ids.map(() => "?").join(", ")
  const ids = rows.map(({ instalment_id }) => instalment_id)
  const invoiceIds = [...new Set(rows.map(({ id }) => id))]
  // What was credited was never owed.
  const paid = await manager.execute<Paid[]>(
    `select instalment_id, case when receipt_id is null then null else allocation_date end as date, amount::text from crm_allocation
     where instalment_id in (${places(ids)}) and reversed_at is null and deleted_at is null`,
    ids
  )
  const charged = await manager.execute<Charged[]>(
    `select c.invoice_id, c.kind, c.until_date from crm_interest_charge c join crm_invoice i on i.id = c.interest_invoice_id
     where c.invoice_id in (${places(invoiceIds)}) and i.status = 'issued' and c.deleted_at is null`,
    invoiceIds
  )
  return invoicesOf(rows, paid, charged).flatMap((invoice) => lateInterest(invoice, policy, until))
}

function invoicesOf(rows: LateRow[], paid: Paid[], charged: Charged[]): LateInvoice[] {
  return [...new Set(rows.map(({ id }) => id))].map((id) => {
    const own = rows.filter((row) => row.id === id)
    const before = charged.filter(({ invoice_id }) => invoice_id === id)
    const until = before.filter(({ kind }) => kind === "interest").map(({ until_date }) => until_date)
    const { number, currency_code, customer_kind } = own[0]
    return {
      ...{ id, number, currency_code, customer_kind },
      instalments: own.map(({ instalment_id, due_date, amount }) => ({
        due_date,
        amount,
        payments: paid
          .filter((part) => part.instalment_id === instalment_id)
          .map(({ date, amount: part }) => ({ date: date ?? "0001-01-01", amount: part })),
      })),
      charged_until: until.sort().at(-1) ?? null,
      has_fixed_fee: before.some(({ kind }) => kind === "fixed_fee"),
      has_penalty: before.some(({ kind }) => kind === "penalty"),
    }
  })
}

/**
 * Issues an invoice of interest and fees, without tax, in a series of its own; the late invoices stay as they are.
 *
 * @returns its id
 * @throws NOT_ALLOWED when nothing is to be charged, or another amount than was seen
 */
export async function chargeInterest(manager: EntityManager, input: InterestChargeInput): Promise<string> {
  const { debtor_id, currency_code, until, today, titleOf, actor } = input
  if (until > today) {
    throw new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      `Interest until ${until} cannot be charged yet; today is ${today}.`
    )
  }
  await lockName(manager, `crm_interest:${debtor_id}:${currency_code}`)
  const asked = await previewInterest(manager, input)
  await lockInvoices(manager, [...new Set(asked.map(({ invoice_id }) => invoice_id))])
  const rows = await previewInterest(manager, input)
  const total = interestTotal(rows)
  if (!total.isGreaterThan(0)) {
    throw new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      `Customer ${debtor_id} owes no interest in ${currency_code.toUpperCase()} until ${until}, or it was charged already.`
    )
  }
  if (input.expected_total !== undefined && !MathBN.eq(input.expected_total, total)) {
    throw new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      `The interest of customer ${debtor_id} is ${say(total, currency_code)} by now, not ${say(input.expected_total, currency_code)}; look at it again.`
    )
  }
  const parties = await partiesOf(manager, rows[rows.length - 1].invoice_id)
  const id = await insertInvoiceDraft(
    manager,
    {
      ...parties,
      currency_code,
      bill_to_customer_id: debtor_id,
      document_type: INTEREST_INVOICE,
      series: INTEREST_SERIES,
      payment_terms: netTerms(input.terms_days),
      supply_date: until,
      lines: rows.map((row) => ({
        kind: "item",
        title: titleOf(row, parties.locale),
        quantity: 1,
        unit_price: row.amount,
        subtotal: row.amount,
        discount_total: "0",
        tax_lines: [],
        is_service: true,
      })),
      tax_mapping: [{ match: null, category: "O" }],
    },
    actor
  )
  await issueInvoice(manager, id, { today: (await input.dayOf?.(parties.company_id ?? "default")) ?? today, actor })
  await insertRows(
    manager,
    "crm_interest_charge",
    "crmic",
    rows.map(({ invoice_id, kind, from, until: until_date, amount }) => ({
      ...{ invoice_id, interest_invoice_id: id, kind, from_date: from, until_date, currency_code, amount },
    }))
  )
  await record(
    manager,
    actor,
    [...new Set(rows.map(({ invoice_id }) => invoice_id))].map((invoice_id) => ({
      reference: "crm_invoice",
      reference_id: invoice_id,
      act: "interest_charged",
      changes: {
        interest: [null, told(interestTotal(rows.filter((row) => row.invoice_id === invoice_id)), currency_code)],
      },
    }))
  )
  return id
}

/** Both sides as the newest late invoice names them. */
async function partiesOf(
  manager: EntityManager,
  invoice_id: string
): Promise<Omit<InvoiceDraftInput, "currency_code" | "lines" | "payment_terms">> {
  const [row] = await manager.execute<Omit<InvoiceDraftInput, "currency_code" | "lines" | "payment_terms">[]>(
    `select customer_id, customer_name, customer_kind, owner_id, locale, seller, buyer, billing_address, payment_instructions,
       fiscal_documents, company_id from crm_invoice where id = ?`,
    [invoice_id]
  )
  return row
}
