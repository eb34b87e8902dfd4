import { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, MedusaError } from "@medusajs/framework/utils"

import { RECEIVABLE_MODULE } from "../../../modules/receivable"
import type { ReceivableModuleService } from "../../../modules/receivable/service"
import type { InvoiceContact } from "../../../modules/receivable/types"
import type { Statement } from "../../../modules/reporting/queries/statement"
import type { DocumentAddress, Locale, StatementDocument } from "../../../shared/documents"
import { NO_LINES, renderStatementPdf } from "../../../shared/documents"
import { serverLocale, translator } from "../../../shared/i18n"
import { moneyString } from "../../../shared/money"
import type { PrintedFile } from "../documents/print"
import { readCompany } from "../host/seller"
import { storeToday } from "../host/store-today"
import { paymentInstructions } from "../rules/payment-instructions"

/** More movements than this make no paper that anybody reads, and take too long to print. */
export const MAX_PRINTED = 2_000

type Address = DocumentAddress & { is_default_billing?: boolean }
type Account = {
  legal_name?: string | null
  legal_address?: DocumentAddress | null
  tax_id?: string | null
  vat_id?: string | null
  locale?: string | null
  invoice_contacts?: InvoiceContact[] | null
  statement_monthly?: boolean | null
}
type HostDebtor = {
  email?: string | null
  company_name?: string | null
  first_name?: string | null
  last_name?: string | null
  phone?: string | null
  addresses?: Address[]
}

/** Whom a statement speaks to, as they are now. */
export type Debtor = { id: string; customer: HostDebtor; account: Account; locale: Locale }

/** The debtor of a statement: what the host and its account say, in its own language, else that of its newest invoice. */
export async function readDebtor(container: MedusaContainer, id: string): Promise<Debtor> {
  const receivable = container.resolve<ReceivableModuleService>(RECEIVABLE_MODULE)
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const [{ data }, [account], [newest], { settings }] = await Promise.all([
    query.graph({
      entity: "customer",
      fields: ["id", "email", "company_name", "first_name", "last_name", "phone", "addresses.*"],
      filters: { id },
    }),
    receivable.listCrmCustomerAccounts({ customer_id: id }, { take: 1 }),
    receivable.listCrmInvoices(
      { bill_to_customer_id: id, status: ["issued", "voided"] },
      { select: ["id", "locale"], order: { issue_date: "DESC", id: "DESC" }, take: 1 }
    ),
    readCompany(container, {}),
  ])
  const known = (account ?? {}) as Account
  return {
    id,
    customer: (data[0] ?? {}) as HostDebtor,
    account: known,
    locale: serverLocale(known.locale ?? newest?.locale, settings.locale),
  }
}

/**
 * A statement as a paper: the seller as it is today, of the one company whose documents are in it, else the first; the debtor as its
 * account and the host say.
 *
 * @throws INVALID_DATA for more movements than a paper takes
 */
export async function statementDocument(
  container: MedusaContainer,
  statement: Statement,
  debtor: Debtor
): Promise<StatementDocument> {
  const { currency_code, movements, from, to } = statement
  if (movements.length > MAX_PRINTED) {
    throw new MedusaError(
      MedusaError.Types.INVALID_DATA,
      `A printed statement has at most ${MAX_PRINTED} movements, and from ${from} to ${to} there are ${movements.length}; choose a shorter range.`
    )
  }
  const [{ settings, seller }, today] = await Promise.all([
    readCompany(container, { company_id: statement.company_id }),
    storeToday(container),
  ])
  const money = (amount: number): string => moneyString(amount, currency_code)
  return {
    ...NO_LINES,
    locale: debtor.locale,
    currency_code,
    number: null,
    seller: { ...(seller as object), logo: settings.logo, brand_color: settings.brand_color },
    ...sideOf(debtor),
    paper_size: settings.paper_size,
    payment_instructions: paymentInstructions(settings, seller),
    from,
    to,
    date: today,
    opening_balance: money(statement.opening_balance),
    closing_balance: money(statement.closing_balance),
    outstanding: money(statement.outstanding),
    overdue: money(statement.overdue),
    unallocated: money(statement.unallocated),
    advances: money(statement.advances),
    movements: movements.map(({ amount, balance, ...line }) => ({
      ...line,
      amount: money(amount),
      balance: money(balance),
    })),
    buckets: statement.buckets.map(({ key, amount }) => ({ key, amount: money(amount) })),
    open_items: statement.open_items.map(({ invoice_number, issue_date, due_date, days_overdue, outstanding }) => ({
      number: invoice_number,
      issue_date,
      due_date,
      days_overdue,
      outstanding: money(outstanding),
    })),
  }
}

/** The PDF of a statement. */
export async function statementFile(
  container: MedusaContainer,
  statement: Statement,
  debtor: Debtor
): Promise<PrintedFile> {
  const document = await statementDocument(container, statement, debtor)
  return { pdf: await renderStatementPdf(document), filename: statementFilename(document) }
}

/** Says in the debtor's language what it is, and of which day and currency. */
export const statementFilename = ({ locale, to, currency_code }: StatementDocument): string =>
  `${translator(locale)("statement.file")}-${to}-${currency_code}.pdf`

function sideOf({ customer, account }: Debtor): Pick<StatementDocument, "buyer" | "billing_address"> {
  const person = [customer.first_name, customer.last_name].filter(Boolean).join(" ")
  const company = account.legal_name ?? customer.company_name ?? null
  return {
    buyer: {
      name: person || company || customer.email || null,
      company_name: customer.company_name,
      legal_name: company,
      tax_id: account.tax_id,
      vat_id: account.vat_id,
      email: customer.email,
    },
    billing_address:
      account.legal_address ?? customer.addresses?.find(({ is_default_billing: usual }) => usual) ?? null,
  }
}
