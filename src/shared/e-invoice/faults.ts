import type { TextKey } from "../i18n"
import { prefixOfVatId, vatPrefixOf } from "../tax/vat-id"
import { EAddress, ECategory, EInvoice } from "./types"

/** What a document lacks, by the rule of EN 16931 (or another standard) that asks for it; its words are the server's texts. */
export type EFault = { field: string; rule: string; text: FaultText; params: Record<string, string> }

export type FaultText = Extract<TextKey, `einvoice.fault.${string}`>

const fault = (field: string, rule: string, text: FaultText, params: Record<string, string> = {}): EFault => ({
  field,
  rule,
  text,
  params,
})

/** Prefix of the rules about one category, as the standard names them. */
const RULES: Record<string, string> = { S: "S", Z: "Z", E: "E", AE: "AE", K: "IC", G: "G", O: "O" }

/** Whatever keeps a document from being a valid electronic invoice; nothing when it is one. */
export function eInvoiceFaults(document: EInvoice): EFault[] {
  return [
    ...partyFaults(document),
    ...lineFaults(document),
    ...categoryFaults(document),
    ...amountFaults(document),
    ...termFaults(document),
  ]
}

/** What buyers often ask for beyond the standard, so that nothing is refused for it. */
export function eInvoiceWarnings({ buyer, payment, totals, seller }: EInvoice): EFault[] {
  return [
    buyer.endpoint ? null : fault("buyer.endpoint", "PEPPOL-EN16931-R010", "einvoice.fault.buyer_endpoint"),
    seller.endpoint ? null : fault("seller.endpoint", "PEPPOL-EN16931-R020", "einvoice.fault.seller_endpoint"),
    payment || !isPositive(totals.payable) ? null : fault("payment", "BG-16", "einvoice.fault.payment"),
  ].filter((found) => found !== null)
}

function partyFaults({ seller, buyer }: EInvoice): EFault[] {
  const found: (EFault | null)[] = [
    seller.name ? null : fault("seller.name", "BR-06", "einvoice.fault.seller_name"),
    isAddress(seller.address) ? null : fault("seller.address", "BR-08", "einvoice.fault.seller_address"),
    seller.address.country_code ? null : fault("seller.country_code", "BR-09", "einvoice.fault.seller_country"),
    seller.vat_id || seller.registration_number
      ? null
      : fault("seller.vat_id", "BR-CO-26", "einvoice.fault.seller_identifier"),
    buyer.name ? null : fault("buyer.name", "BR-07", "einvoice.fault.buyer_name"),
    isAddress(buyer.address) ? null : fault("buyer.address", "BR-10", "einvoice.fault.buyer_address"),
    buyer.address.country_code ? null : fault("buyer.country_code", "BR-11", "einvoice.fault.buyer_country"),
    prefixFault("seller.vat_id", seller.vat_id),
    prefixFault("buyer.vat_id", buyer.vat_id),
  ]
  return found.filter((one) => one !== null)
}

const isAddress = ({ line_1, city, postal_code, country_code }: EAddress): boolean =>
  Boolean(line_1 || city || postal_code || country_code)

const prefixFault = (field: string, id: string | null): EFault | null =>
  id && !/^[A-Z]{2}/.test(id) ? fault(field, "BR-CO-09", "einvoice.fault.vat_prefix", { id }) : null

function lineFaults({ lines, charges }: EInvoice): EFault[] {
  const parts = [
    ...lines.map(({ id, name, category, tax_count }) => ({ field: `lines.${id}`, name, category, tax_count })),
    ...charges.map(({ reason, category, tax_count }) => ({ field: "charges", name: reason, category, tax_count })),
  ]
  const named = lines
    .filter(({ name }) => !name)
    .map(({ id }) => fault(`lines.${id}`, "BR-25", "einvoice.fault.line_name", { line: id }))
  const taxed = parts
    .filter(({ category }) => !category)
    .map(({ field, name, tax_count }) =>
      tax_count > 1
        ? fault(field, "BR-CO-04", "einvoice.fault.line_taxes", { line: name })
        : fault(field, "BR-CO-04", "einvoice.fault.line_category", { line: name })
    )
  return [...(lines.length ? [] : [fault("lines", "BR-16", "einvoice.fault.no_line")]), ...named, ...taxed]
}

const codesOf = ({ lines, charges }: EInvoice): Set<string> =>
  new Set(
    [...lines, ...charges].map(({ category }) => category as ECategory).flatMap((category) => (category ? [category.code] : []))
  )

function categoryFaults(document: EInvoice): EFault[] {
  const { seller, buyer, taxes, delivery } = document
  const codes = codesOf(document)
  const found: EFault[] = []
  const want = (holds: unknown, rule: string, field: string, text: FaultText, params = {}): void => {
    if (!holds) {
      found.push(fault(field, rule, text, params))
    }
  }
  for (const code of codes) {
    const rule = RULES[code] ?? code
    if (code === "O") {
      want(codes.size === 1, "BR-O-11", "tax_lines", "einvoice.fault.outside_alone")
    } else if (code === "K" || code === "G" || code === "AE") {
      want(seller.vat_id, `BR-${rule}-02`, "seller.vat_id", "einvoice.fault.seller_vat_id", { category: code })
    } else {
      want(seller.vat_id || seller.tax_number, `BR-${rule}-02`, "seller.vat_id", "einvoice.fault.seller_vat_id", { category: code })
    }
    if (code === "AE" || code === "K") {
      want(buyer.vat_id, `BR-${rule}-02`, "buyer.vat_id", "einvoice.fault.buyer_vat_id", { category: code })
    }
  }
  if (codes.has("K")) {
    const country = delivery.address?.country_code
    want(delivery.date, "BR-IC-11", "supply_date", "einvoice.fault.supply_date")
    want(country, "BR-IC-12", "shipping_address", "einvoice.fault.delivery_country")
    const same = buyer.vat_id && prefixOfVatId(buyer.vat_id) === vatPrefixOf(seller.address.country_code)
    want(!same, "BR-IC-02", "buyer.vat_id", "einvoice.fault.buyer_vat_id_domestic", { id: buyer.vat_id ?? "" })
  }
  want(taxes.length > 0, "BR-CO-18", "tax_lines", "einvoice.fault.no_tax")
  for (const { category, exemption_code, exemption_reason } of taxes) {
    const exempt = category.code !== "S" && category.code !== "Z"
    const rule = RULES[category.code] ?? category.code
    want(!exempt || exemption_code || exemption_reason, `BR-${rule}-10`, "tax_lines", "einvoice.fault.exemption_reason", {
      category: category.code,
    })
  }
  return found
}

/** Where amounts of three decimals, such as Kuwaiti dinars, are not whole hundredths, the standard cannot say them. */
function amountFaults({ lines, charges, taxes, totals, currency_code }: EInvoice): EFault[] {
  const amounts = [
    ...lines.flatMap(({ net, allowance }) => [net, allowance]),
    ...charges.map(({ amount }) => amount),
    ...taxes.flatMap(({ base, amount }) => [base, amount]),
    ...Object.values(totals),
  ]
  const exact = amounts.find((amount) => /\.\d{3}/.test(amount))
  return exact ? [fault("total", "BR-DEC", "einvoice.fault.decimals", { amount: exact, currency: currency_code })] : []
}

function termFaults({ due_date, payment_terms, totals }: EInvoice): EFault[] {
  return isPositive(totals.payable) && !due_date && !payment_terms
    ? [fault("due_date", "BR-CO-25", "einvoice.fault.due_date")]
    : []
}

const isPositive = (amount: string): boolean => !amount.startsWith("-") && /[1-9]/.test(amount)
