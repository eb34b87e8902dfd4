import { EAddress, ECategory, ECharge, EInvoice, ELine, EParty } from "./types"
import { leaf, node, renderXml, root, Xml } from "./xml"

const STANDARD = "urn:un:unece:uncefact:data:standard"

/** The document as UN/CEFACT Cross Industry Invoice D16B, in the binding of CEN/TS 16931-3-3; also what a Factur-X file carries. */
export function ciiOf(document: EInvoice): string {
  return renderXml(
    root(
      "rsm:CrossIndustryInvoice",
      {
        "xmlns:rsm": `${STANDARD}:CrossIndustryInvoice:100`,
        "xmlns:ram": `${STANDARD}:ReusableAggregateBusinessInformationEntity:100`,
        "xmlns:udt": `${STANDARD}:UnqualifiedDataType:100`,
        "xmlns:qdt": `${STANDARD}:QualifiedDataType:100`,
      },
      node(
        "rsm:ExchangedDocumentContext",
        node("ram:GuidelineSpecifiedDocumentContextParameter", leaf("ram:ID", "urn:cen.eu:en16931:2017"))
      ),
      node(
        "rsm:ExchangedDocument",
        leaf("ram:ID", document.number),
        leaf("ram:TypeCode", document.type_code),
        moment("ram:IssueDateTime", document.issue_date),
        document.notes.map((note) => node("ram:IncludedNote", leaf("ram:Content", note)))
      ),
      node(
        "rsm:SupplyChainTradeTransaction",
        document.lines.map((line) => lineOf(line, document)),
        agreement(document),
        delivery(document),
        settlement(document)
      )
    )
  )
}

const moment = (name: string, day: string | null, type = "udt:DateTimeString"): Xml | null =>
  node(name, leaf(type, day?.replace(/-/g, ""), { format: "102" }))

const indicator = (charge: boolean): Xml | null =>
  node("ram:ChargeIndicator", leaf("udt:Indicator", charge ? "true" : "false"))

const isZero = (amount: string): boolean => /^-?[0.]+$/.test(amount)

const tax = (name: string, category: ECategory): Xml | null =>
  category &&
  node(
    name,
    leaf("ram:TypeCode", "VAT"),
    leaf("ram:CategoryCode", category.code),
    leaf("ram:RateApplicablePercent", category.rate)
  )

const lineOf = (line: ELine, { discount_reason }: EInvoice): Xml | null =>
  node(
    "ram:IncludedSupplyChainTradeLineItem",
    node("ram:AssociatedDocumentLineDocument", leaf("ram:LineID", line.id)),
    node(
      "ram:SpecifiedTradeProduct",
      leaf("ram:SellerAssignedID", line.sku),
      leaf("ram:Name", line.name),
      leaf("ram:Description", line.description)
    ),
    node(
      "ram:SpecifiedLineTradeAgreement",
      node("ram:NetPriceProductTradePrice", leaf("ram:ChargeAmount", line.price))
    ),
    node("ram:SpecifiedLineTradeDelivery", leaf("ram:BilledQuantity", line.quantity, { unitCode: "C62" })),
    node(
      "ram:SpecifiedLineTradeSettlement",
      tax("ram:ApplicableTradeTax", line.category),
      isZero(line.allowance)
        ? null
        : node(
            "ram:SpecifiedTradeAllowanceCharge",
            indicator(false),
            leaf("ram:ActualAmount", line.allowance),
            leaf("ram:ReasonCode", "95"),
            leaf("ram:Reason", discount_reason)
          ),
      node("ram:SpecifiedTradeSettlementLineMonetarySummation", leaf("ram:LineTotalAmount", line.net))
    )
  )

const agreement = ({ buyer_reference, seller, buyer, purchase_order }: EInvoice): Xml | null =>
  node(
    "ram:ApplicableHeaderTradeAgreement",
    leaf("ram:BuyerReference", buyer_reference),
    party("ram:SellerTradeParty", seller),
    party("ram:BuyerTradeParty", buyer),
    node("ram:BuyerOrderReferencedDocument", leaf("ram:IssuerAssignedID", purchase_order))
  )

const party = (name: string, value: EParty): Xml | null =>
  node(
    name,
    leaf("ram:Name", value.name),
    node(
      "ram:SpecifiedLegalOrganization",
      leaf("ram:ID", value.registration_number),
      leaf("ram:TradingBusinessName", value.trading_name)
    ),
    node(
      "ram:DefinedTradeContact",
      leaf("ram:PersonName", value.contact.name),
      node("ram:TelephoneUniversalCommunication", leaf("ram:CompleteNumber", value.contact.phone)),
      node("ram:EmailURIUniversalCommunication", leaf("ram:URIID", value.contact.email))
    ),
    address(value.address),
    value.endpoint &&
      node("ram:URIUniversalCommunication", leaf("ram:URIID", value.endpoint.id, { schemeID: value.endpoint.scheme })),
    node("ram:SpecifiedTaxRegistration", leaf("ram:ID", value.vat_id, { schemeID: "VA" })),
    node("ram:SpecifiedTaxRegistration", leaf("ram:ID", value.tax_number, { schemeID: "FC" }))
  )

const address = (value: EAddress): Xml | null =>
  node(
    "ram:PostalTradeAddress",
    leaf("ram:PostcodeCode", value.postal_code),
    leaf("ram:LineOne", value.line_1),
    leaf("ram:LineTwo", value.line_2),
    leaf("ram:CityName", value.city),
    leaf("ram:CountryID", value.country_code),
    leaf("ram:CountrySubDivisionName", value.province)
  )

/** The element is there even when nothing is said in it. */
const delivery = ({ delivery: { date, name, address: place } }: EInvoice): Xml => ({
  name: "ram:ApplicableHeaderTradeDelivery",
  attributes: {},
  children: [
    place && node("ram:ShipToTradeParty", leaf("ram:Name", name), address(place)),
    node("ram:ActualDeliverySupplyChainEvent", moment("ram:OccurrenceDateTime", date)),
  ].filter((child) => child !== null),
})

const settlement = (document: EInvoice): Xml | null =>
  node(
    "ram:ApplicableHeaderTradeSettlement",
    leaf("ram:PaymentReference", document.payment?.reference),
    leaf("ram:TaxCurrencyCode", document.tax_accounting?.currency_code),
    leaf("ram:InvoiceCurrencyCode", document.currency_code),
    paymentMeans(document),
    document.taxes.map((line) =>
      node(
        "ram:ApplicableTradeTax",
        leaf("ram:CalculatedAmount", line.amount),
        leaf("ram:TypeCode", "VAT"),
        leaf("ram:ExemptionReason", line.exemption_reason),
        leaf("ram:BasisAmount", line.base),
        leaf("ram:CategoryCode", line.category.code),
        leaf("ram:ExemptionReasonCode", line.exemption_code),
        leaf("ram:RateApplicablePercent", line.category.rate)
      )
    ),
    document.charges.map(chargeOf),
    node(
      "ram:SpecifiedTradePaymentTerms",
      leaf("ram:Description", document.payment_terms),
      document.type_code === "381" ? null : moment("ram:DueDateDateTime", document.due_date)
    ),
    summation(document),
    document.preceding.map(({ number, date }) =>
      node(
        "ram:InvoiceReferencedDocument",
        leaf("ram:IssuerAssignedID", number),
        moment("ram:FormattedIssueDateTime", date, "qdt:DateTimeString")
      )
    )
  )

const paymentMeans = ({ payment }: EInvoice): Xml | null =>
  payment &&
  node(
    "ram:SpecifiedTradeSettlementPaymentMeans",
    leaf("ram:TypeCode", payment.means_code),
    node(
      "ram:PayeePartyCreditorFinancialAccount",
      leaf("ram:IBANID", payment.account),
      leaf("ram:AccountName", payment.holder)
    ),
    node("ram:PayeeSpecifiedCreditorFinancialInstitution", leaf("ram:BICID", payment.bic))
  )

const chargeOf = (charge: ECharge): Xml | null =>
  node(
    "ram:SpecifiedTradeAllowanceCharge",
    indicator(true),
    leaf("ram:ActualAmount", charge.amount),
    leaf("ram:ReasonCode", "FC"),
    leaf("ram:Reason", charge.reason),
    tax("ram:CategoryTradeTax", charge.category)
  )

const summation = ({ totals, currency_code, tax_accounting, charges }: EInvoice): Xml | null =>
  node(
    "ram:SpecifiedTradeSettlementHeaderMonetarySummation",
    leaf("ram:LineTotalAmount", totals.lines),
    charges.length > 0 && leaf("ram:ChargeTotalAmount", totals.charges),
    leaf("ram:TaxBasisTotalAmount", totals.net),
    leaf("ram:TaxTotalAmount", totals.tax, { currencyID: currency_code }),
    tax_accounting && leaf("ram:TaxTotalAmount", tax_accounting.tax_total, { currencyID: tax_accounting.currency_code }),
    isZero(totals.rounding) ? null : leaf("ram:RoundingAmount", totals.rounding),
    leaf("ram:GrandTotalAmount", totals.gross),
    isZero(totals.prepaid) ? null : leaf("ram:TotalPrepaidAmount", totals.prepaid),
    leaf("ram:DuePayableAmount", totals.payable)
  )
