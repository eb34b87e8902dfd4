import { MedusaContainer } from "@medusajs/framework/types"

import { customerGroup } from "../../interaction/customer-group"
import type { CrmSettings } from "../../../modules/access/rules/settings"
import { RECEIVABLE_MODULE } from "../../../modules/receivable"
import { customerKind, debtorOf, netTerms } from "../../../modules/receivable/rules/account-defaults"
import type { ReceivableModuleService } from "../../../modules/receivable/service"
import { fiscalDocumentsOf } from "../../../shared/fiscal-countries"
import { displayIdOf } from "../../../shared/order-number"
import { customerName, orderCustomerName } from "../rules/customer-name"
import { orderDelivery } from "../rules/order-delivery"
import { purchaseOrderOf } from "../rules/purchase-order"
import { HostAddress, HostOrder } from "./host-order"
import { findOrderQuote, OrderQuote, PaymentTermsValue } from "./order-quote"
import { paymentInstructions } from "../rules/payment-instructions"
import { readSeller } from "./seller"

/** What an invoice of an order says beside its lines: both sides, terms, language, places, days. */
export type InvoiceParties = Awaited<ReturnType<typeof invoiceParties>>

type Account = {
  vat_id?: string | null
  legal_address?: Record<string, unknown> | null
  buyer_reference?: string | null
  endpoint_scheme?: string | null
  endpoint_id?: string | null
  bill_to_customer_id?: string | null
  tax_id?: string | null
  legal_name?: string | null
  customer_kind?: "business" | "consumer" | null
  locale?: string | null
  payment_terms_id?: string | null
}

/**
 * Reads everything of an invoice that is not in the order's lines, as it stands now; issuing freezes it.
 *
 * The quote's terms, language and purchase order number go before the customer's account, and that before the store's settings.
 */
export async function invoiceParties(container: MedusaContainer, order: HostOrder) {
  const receivable = container.resolve<ReceivableModuleService>(RECEIVABLE_MODULE)
  const quote = await findOrderQuote(container, order.id)
  // What was agreed with who stays goes for everyone who was merged into them.
  const one = order.customer_id ? await customerGroup(container, order.customer_id) : null
  const account: Account = one
    ? ((await receivable.listCrmCustomerAccounts({ customer_id: one.root_id }, { take: 1 }))[0] ?? {})
    : {}
  const { company_id, settings, seller } = await readSeller(container, order.sales_channel_id)
  const company =
    account.legal_name ?? quote?.company_name ?? order.customer?.company_name ?? order.billing_address?.company ?? null
  const tax_id = account.tax_id ?? null
  const customer_kind = quote?.customer_kind ?? customerKind(account, company, tax_id ?? account.vat_id)
  return {
    order_id: order.id,
    order_display_id: displayIdOf(order),
    order_version: order.version,
    currency_code: order.currency_code,
    customer_id: order.customer_id,
    customer_name: orderCustomerName(order),
    bill_to_customer_id: quote?.bill_to_customer_id ?? debtorOf(order.customer_id, account),
    customer_kind,
    owner_id: quote?.owner_id ?? null,
    locale: documentLocale(quote?.locale ?? account.locale ?? order.locale, settings.locale),
    seller,
    buyer: {
      name: customerName(order.customer, order.email),
      company_name: quote?.company_name ?? order.customer?.company_name ?? order.billing_address?.company ?? null,
      legal_name: company,
      tax_id,
      vat_id: account.vat_id ?? null,
      endpoint: endpointOf(account),
      email: order.email ?? order.customer?.email ?? null,
      phone: order.billing_address?.phone ?? order.customer?.phone ?? null,
      customer_kind,
    },
    billing_address: legalAddress(account, order.billing_address),
    shipping_address: plainAddress(order.shipping_address),
    purchase_order_number: quote?.purchase_order_number ?? purchaseOrderOf(order.metadata),
    notes: settings.invoice_notes,
    payment_instructions: paymentInstructions(settings, seller),
    payment_terms: await termsOf(container, quote, account, settings),
    buyer_reference: account.buyer_reference ?? null,
    tax_mapping: settings.tax_categories,
    fiscal_documents: fiscalDocumentsOf(settings.fiscal_documents, settings.company_address?.country_code),
    company_id,
    series: settings.invoice_series,
    supply_date: orderDelivery(order, settings.timezone).delivered_date,
  }
}

/** The quote's terms, else what was agreed with the customer, else the store's own; with how its discount treats the tax now. */
async function termsOf(
  container: MedusaContainer,
  quote: OrderQuote | null,
  account: Account,
  settings: CrmSettings
): Promise<PaymentTermsValue> {
  const chosen =
    quote?.payment_terms ?? (await storedTerms(container, account)) ?? netTerms(settings.payment_terms_days)
  const keeps = chosen.early_discount?.length ? { early_discount_keeps_tax: settings.early_discount_keeps_tax } : {}
  return { ...chosen, ...keeps }
}

const endpointOf = ({ endpoint_scheme, endpoint_id }: Account): { scheme: string; id: string } | null =>
  endpoint_scheme && endpoint_id ? { scheme: endpoint_scheme, id: endpoint_id } : null

/** A customer's legal address stands instead of the one typed at checkout, which still names who it is sent to. */
function legalAddress({ legal_address }: Account, billing: HostAddress | null): HostAddress | null {
  const given = plainAddress(billing)
  return legal_address
    ? plainAddress({
        company: given?.company,
        first_name: given?.first_name,
        last_name: given?.last_name,
        phone: given?.phone,
        ...legal_address,
      })
    : given
}

async function storedTerms(container: MedusaContainer, account: Account): Promise<PaymentTermsValue | null> {
  const receivable = container.resolve<ReceivableModuleService>(RECEIVABLE_MODULE)
  const filters = account.payment_terms_id ? { id: account.payment_terms_id } : { is_default: true }
  const [terms] = await receivable.listCrmPaymentTerms(filters, { take: 1 })
  const { name, instalments, early_discount } = (terms ?? {}) as unknown as PaymentTermsValue
  return terms ? { name, instalments, ...(early_discount?.length ? { early_discount } : {}) } : null
}

/** Papers exist in these languages; others get the store's. */
export function documentLocale(wanted: string | null | undefined, fallback: "en" | "pt-BR"): "en" | "pt-BR" {
  const language = wanted?.toLowerCase().slice(0, 2)
  return language === "pt" ? "pt-BR" : language === "en" ? "en" : fallback
}

const ADDRESS_FIELDS = [
  "company",
  "first_name",
  "last_name",
  "address_1",
  "address_2",
  "postal_code",
  "city",
  "province",
  "country_code",
  "phone",
] as const

/** What papers print of an address. */
export function plainAddress(address: HostAddress | null): HostAddress | null {
  return address && Object.fromEntries(ADDRESS_FIELDS.map((field) => [field, address[field] ?? null]))
}
