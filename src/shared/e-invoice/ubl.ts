import { EAddress, ECategory, ECharge, EInvoice, ELine, EParty } from "./types"
import { leaf, node, renderXml, root, Xml } from "./xml"

const VAT = node("cac:TaxScheme", leaf("cbc:ID", "VAT"))

/** The document as UBL 2.1, in the binding of CEN/TS 16931-3-2: an Invoice, or a CreditNote for type 381. */
export const ublOf = (document: EInvoice): string => renderXml(ublTree(document))

/** The same before it is text. */
export function ublTree(document: EInvoice): Xml {
  const credit = document.type_code === "381"
  const name = credit ? "CreditNote" : "Invoice"
  const money = (element: string, amount: string): Xml | null =>
    leaf(element, amount, { currencyID: document.currency_code })
  return root(
    name,
    {
      xmlns: `urn:oasis:names:specification:ubl:schema:xsd:${name}-2`,
      "xmlns:cac": "urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2",
      "xmlns:cbc": "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2",
    },
    leaf("cbc:CustomizationID", "urn:cen.eu:en16931:2017"),
    leaf("cbc:ID", document.number),
    leaf("cbc:IssueDate", document.issue_date),
    credit ? null : leaf("cbc:DueDate", document.due_date),
    leaf(`cbc:${name}TypeCode`, document.type_code),
    document.notes.map((note) => leaf("cbc:Note", note)),
    leaf("cbc:DocumentCurrencyCode", document.currency_code),
    leaf("cbc:TaxCurrencyCode", document.tax_accounting?.currency_code),
    leaf("cbc:BuyerReference", document.buyer_reference),
    node("cac:OrderReference", leaf("cbc:ID", document.purchase_order)),
    document.preceding.map(({ number, date }) =>
      node(
        "cac:BillingReference",
        node("cac:InvoiceDocumentReference", leaf("cbc:ID", number), leaf("cbc:IssueDate", date))
      )
    ),
    node("cac:AccountingSupplierParty", party(document.seller)),
    node("cac:AccountingCustomerParty", party(document.buyer)),
    delivery(document),
    paymentMeans(document),
    node("cac:PaymentTerms", leaf("cbc:Note", document.payment_terms)),
    document.charges.map((charge) => allowanceCharge(charge, money)),
    taxTotals(document, money),
    totals(document, money),
    document.lines.map((line) => lineOf(line, document, money))
  )
}

type Money = (element: string, amount: string) => Xml | null

function party({ name, trading_name, endpoint, address, vat_id, tax_number, registration_number, contact }: EParty): Xml | null {
  return node(
    "cac:Party",
    endpoint && leaf("cbc:EndpointID", endpoint.id, { schemeID: endpoint.scheme }),
    node("cac:PartyName", leaf("cbc:Name", trading_name)),
    node("cac:PostalAddress", addressElements(address)),
    vat_id && node("cac:PartyTaxScheme", leaf("cbc:CompanyID", vat_id), VAT),
    tax_number &&
      node("cac:PartyTaxScheme", leaf("cbc:CompanyID", tax_number), node("cac:TaxScheme", leaf("cbc:ID", "TAX"))),
    node("cac:PartyLegalEntity", leaf("cbc:RegistrationName", name), leaf("cbc:CompanyID", registration_number)),
    node(
      "cac:Contact",
      leaf("cbc:Name", contact.name),
      leaf("cbc:Telephone", contact.phone),
      leaf("cbc:ElectronicMail", contact.email)
    )
  )
}

const addressElements = (address: EAddress): (Xml | null)[] => [
  leaf("cbc:StreetName", address.line_1),
  leaf("cbc:AdditionalStreetName", address.line_2),
  leaf("cbc:CityName", address.city),
  leaf("cbc:PostalZone", address.postal_code),
  leaf("cbc:CountrySubentity", address.province),
  node("cac:Country", leaf("cbc:IdentificationCode", address.country_code)),
]

const delivery = ({ delivery: { date, name, address } }: EInvoice): Xml | null =>
  node(
    "cac:Delivery",
    leaf("cbc:ActualDeliveryDate", date),
    address && node("cac:DeliveryLocation", node("cac:Address", addressElements(address))),
    address && node("cac:DeliveryParty", node("cac:PartyName", leaf("cbc:Name", name)))
  )

const paymentMeans = ({ payment }: EInvoice): Xml | null =>
  payment &&
  node(
    "cac:PaymentMeans",
    leaf("cbc:PaymentMeansCode", payment.means_code),
    leaf("cbc:PaymentID", payment.reference),
    node(
      "cac:PayeeFinancialAccount",
      leaf("cbc:ID", payment.account),
      leaf("cbc:Name", payment.holder),
      node("cac:FinancialInstitutionBranch", leaf("cbc:ID", payment.bic))
    )
  )

function category(name: string, tax: ECategory, ...more: (Xml | null)[]): Xml | null {
  return tax && node(name, leaf("cbc:ID", tax.code), leaf("cbc:Percent", tax.rate), ...more, VAT)
}

const allowanceCharge = ({ reason, amount, category: tax }: ECharge, money: Money): Xml | null =>
  node(
    "cac:AllowanceCharge",
    leaf("cbc:ChargeIndicator", "true"),
    leaf("cbc:AllowanceChargeReasonCode", "FC"),
    leaf("cbc:AllowanceChargeReason", reason),
    money("cbc:Amount", amount),
    category("cac:TaxCategory", tax)
  )

function taxTotals({ taxes, totals: { tax }, tax_accounting }: EInvoice, money: Money): (Xml | null)[] {
  const subtotals = taxes.map((line) =>
    node(
      "cac:TaxSubtotal",
      money("cbc:TaxableAmount", line.base),
      money("cbc:TaxAmount", line.amount),
      category(
        "cac:TaxCategory",
        line.category,
        leaf("cbc:TaxExemptionReasonCode", line.exemption_code),
        leaf("cbc:TaxExemptionReason", line.exemption_reason)
      )
    )
  )
  return [
    node("cac:TaxTotal", money("cbc:TaxAmount", tax), subtotals),
    tax_accounting &&
      node("cac:TaxTotal", leaf("cbc:TaxAmount", tax_accounting.tax_total, { currencyID: tax_accounting.currency_code })),
  ]
}

const isZero = (amount: string): boolean => /^-?[0.]+$/.test(amount)

const totals = ({ totals: sums, charges }: EInvoice, money: Money): Xml | null =>
  node(
    "cac:LegalMonetaryTotal",
    money("cbc:LineExtensionAmount", sums.lines),
    money("cbc:TaxExclusiveAmount", sums.net),
    money("cbc:TaxInclusiveAmount", sums.gross),
    charges.length > 0 && money("cbc:ChargeTotalAmount", sums.charges),
    isZero(sums.prepaid) ? null : money("cbc:PrepaidAmount", sums.prepaid),
    isZero(sums.rounding) ? null : money("cbc:PayableRoundingAmount", sums.rounding),
    money("cbc:PayableAmount", sums.payable)
  )

function lineOf(line: ELine, { type_code, discount_reason }: EInvoice, money: Money): Xml | null {
  const credit = type_code === "381"
  return node(
    credit ? "cac:CreditNoteLine" : "cac:InvoiceLine",
    leaf("cbc:ID", line.id),
    leaf(credit ? "cbc:CreditedQuantity" : "cbc:InvoicedQuantity", line.quantity, { unitCode: "C62" }),
    money("cbc:LineExtensionAmount", line.net),
    isZero(line.allowance)
      ? null
      : node(
          "cac:AllowanceCharge",
          leaf("cbc:ChargeIndicator", "false"),
          leaf("cbc:AllowanceChargeReasonCode", "95"),
          leaf("cbc:AllowanceChargeReason", discount_reason),
          money("cbc:Amount", line.allowance)
        ),
    node(
      "cac:Item",
      leaf("cbc:Description", line.description),
      leaf("cbc:Name", line.name),
      node("cac:SellersItemIdentification", leaf("cbc:ID", line.sku)),
      category("cac:ClassifiedTaxCategory", line.category)
    ),
    node("cac:Price", money("cbc:PriceAmount", line.price))
  )
}
