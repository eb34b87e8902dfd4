import { MathBN } from "@medusajs/framework/utils"
import { convert } from "xmlbuilder2"

/** An element as parsed: what is in it by name, each name a list; attributes begin with "@", text is "#". */
export type Parsed = { [name: string]: (Parsed | string)[] } & { [attribute: `@${string}`]: never }

/** A document's outermost element, parsed by a library that is not ours. */
export function parseXml(xml: string): { name: string; content: Parsed } {
  const document = convert(xml, { format: "object", verbose: true }) as Record<string, Parsed[]>
  const [name] = Object.keys(document)
  return { name, content: document[name][0] }
}

/** Elements at a path such as "cac:Party/cbc:Name", wherever they are repeated. */
export function all(parsed: Parsed | string, path: string): (Parsed | string)[] {
  return path
    .split("/")
    .reduce<(Parsed | string)[]>(
      (found, name) => found.flatMap((one) => (typeof one === "string" ? [] : (one[name] ?? []))),
      [parsed]
    )
}

/** The text of an element, with or without attributes. */
export const textOf = (value: Parsed | string | undefined): string | null =>
  value === undefined ? null : unescaped(typeof value === "string" ? value : String((value as Record<string, unknown>)["#"] ?? ""))

/** The library leaves them as they are (xmlbuilder2 4.0). */
const ENTITIES: Record<string, string> = { lt: "<", gt: ">", quot: '"', apos: "'", amp: "&" }
const unescaped = (value: string): string => value.replace(/&(lt|gt|quot|apos|amp);/g, (_entity, name: string) => ENTITIES[name])

export const text = (parsed: Parsed | string, path: string): string | null => textOf(all(parsed, path)[0])

const amount = (parsed: Parsed | string, path: string) => MathBN.convert(text(parsed, path) ?? 0)
const sum = (values: (Parsed | string)[], path: string) => MathBN.add(0, ...values.map((value) => amount(value, path)))
const equal = (a: Parameters<typeof MathBN.eq>[0], b: Parameters<typeof MathBN.eq>[1]): boolean => MathBN.eq(a, b)

const NAMES: Record<string, string> = { S: "S", Z: "Z", E: "E", AE: "AE", K: "IC", G: "G", O: "O" }

type Options = {
  /** By how much a tax may differ from rate times base; the standard's own validator lets it differ by 1. */
  tolerance?: string
}

/** The rules of EN 16931 that a UBL document breaks, by their names; written after the text of EN 16931-1, table 6.4. */
export function brokenRules(xml: string, { tolerance = "0" }: Options = {}): string[] {
  const { name, content } = parseXml(xml)
  const lines = all(content, `cac:${name}Line`)
  const totals = all(content, "cac:LegalMonetaryTotal")[0] as Parsed
  const charges = all(content, "cac:AllowanceCharge").filter((one) => text(one, "cbc:ChargeIndicator") === "true")
  const allowances = all(content, "cac:AllowanceCharge").filter((one) => text(one, "cbc:ChargeIndicator") === "false")
  const currency = text(content, "cbc:DocumentCurrencyCode")
  const [taxTotal] = all(content, "cac:TaxTotal")
  const subtotals = all(taxTotal, "cac:TaxSubtotal")
  const total = (element: string) => amount(totals, `cbc:${element}`)
  const rules: Record<string, unknown> = {
    "BR-01": text(content, "cbc:CustomizationID"),
    "BR-02": text(content, "cbc:ID"),
    "BR-03": /^\d{4}-\d\d-\d\d$/.test(text(content, "cbc:IssueDate") ?? ""),
    "BR-04": text(content, `cbc:${name}TypeCode`),
    "BR-05": /^[A-Z]{3}$/.test(currency ?? ""),
    "BR-06": text(content, "cac:AccountingSupplierParty/cac:Party/cac:PartyLegalEntity/cbc:RegistrationName"),
    "BR-07": text(content, "cac:AccountingCustomerParty/cac:Party/cac:PartyLegalEntity/cbc:RegistrationName"),
    "BR-09": text(content, "cac:AccountingSupplierParty/cac:Party/cac:PostalAddress/cac:Country/cbc:IdentificationCode"),
    "BR-11": text(content, "cac:AccountingCustomerParty/cac:Party/cac:PostalAddress/cac:Country/cbc:IdentificationCode"),
    "BR-16": lines.length > 0,
    "BR-CO-10": equal(total("LineExtensionAmount"), sum(lines, "cbc:LineExtensionAmount")),
    "BR-CO-11": equal(total("AllowanceTotalAmount"), sum(allowances, "cbc:Amount")),
    "BR-CO-12": equal(total("ChargeTotalAmount"), sum(charges, "cbc:Amount")),
    "BR-CO-13": equal(
      total("TaxExclusiveAmount"),
      MathBN.add(MathBN.sub(total("LineExtensionAmount"), total("AllowanceTotalAmount")), total("ChargeTotalAmount"))
    ),
    "BR-CO-14": equal(amount(taxTotal, "cbc:TaxAmount"), sum(subtotals, "cbc:TaxAmount")),
    "BR-CO-15": equal(total("TaxInclusiveAmount"), MathBN.add(total("TaxExclusiveAmount"), amount(taxTotal, "cbc:TaxAmount"))),
    "BR-CO-16": equal(
      total("PayableAmount"),
      MathBN.add(MathBN.sub(total("TaxInclusiveAmount"), total("PrepaidAmount")), total("PayableRoundingAmount"))
    ),
    "BR-CO-18": subtotals.length > 0,
    "BR-CO-25":
      !total("PayableAmount").isGreaterThan(0) || text(content, "cbc:DueDate") || text(content, "cac:PaymentTerms/cbc:Note"),
    "BR-CO-26": all(content, "cac:AccountingSupplierParty/cac:Party").some(
      (party) => vatId(party) || text(party, "cac:PartyLegalEntity/cbc:CompanyID")
    ),
    "BR-53":
      !text(content, "cbc:TaxCurrencyCode") ||
      all(content, "cac:TaxTotal").some((one) => attribute(one, "cbc:TaxAmount", "currencyID") === text(content, "cbc:TaxCurrencyCode")),
    "BR-55": all(content, "cac:BillingReference").every((one) => text(one, "cac:InvoiceDocumentReference/cbc:ID")),
    "BR-61": all(content, "cac:PaymentMeans").every((one) => text(one, "cac:PayeeFinancialAccount/cbc:ID")),
    ...lineRules(lines, name, currency),
    ...taxRules(content, subtotals, lines, charges, tolerance),
    "BR-DEC": everyAmount(content).every((one) => /^-?\d+(\.\d{1,2})?$/.test(one)),
  }
  return Object.entries(rules)
    .filter(([, holds]) => !holds)
    .map(([rule]) => rule)
}

const vatId = (party: Parsed | string): string | null =>
  textOf(
    all(party, "cac:PartyTaxScheme")
      .filter((scheme) => text(scheme, "cac:TaxScheme/cbc:ID") === "VAT")
      .flatMap((scheme) => all(scheme, "cbc:CompanyID"))[0]
  )

const otherTaxId = (party: Parsed | string): boolean =>
  all(party, "cac:PartyTaxScheme").some((scheme) => text(scheme, "cac:TaxScheme/cbc:ID") !== "VAT")

function attribute(parsed: Parsed | string, path: string, name: string): string | null {
  const [found] = all(parsed, path)
  return found && typeof found !== "string" ? ((found as unknown as Record<string, string>)[`@${name}`] ?? null) : null
}

function lineRules(lines: (Parsed | string)[], name: string, currency: string | null): Record<string, unknown> {
  const quantity = name === "Invoice" ? "cbc:InvoicedQuantity" : "cbc:CreditedQuantity"
  const ids = lines.map((line) => text(line, "cbc:ID"))
  return {
    "BR-21": ids.every(Boolean) && new Set(ids).size === ids.length,
    "BR-22": lines.every((line) => text(line, quantity) !== null),
    "BR-23": lines.every((line) => attribute(line, quantity, "unitCode")),
    "BR-24": lines.every((line) => attribute(line, "cbc:LineExtensionAmount", "currencyID") === currency),
    "BR-25": lines.every((line) => text(line, "cac:Item/cbc:Name")),
    "BR-26": lines.every((line) => text(line, "cac:Price/cbc:PriceAmount") !== null),
    "BR-27": lines.every((line) => !amount(line, "cac:Price/cbc:PriceAmount").isNegative()),
    "BR-CO-04": lines.every((line) => text(line, "cac:Item/cac:ClassifiedTaxCategory/cbc:ID")),
    // Not a rule of the standard but of Peppol (R120), which lets the price's own digits differ by two hundredths.
    "R120": lines.every((line) => {
      const stated = MathBN.mult(amount(line, quantity), amount(line, "cac:Price/cbc:PriceAmount"))
      const net = MathBN.sub(stated, sum(all(line, "cac:AllowanceCharge"), "cbc:Amount"))
      return MathBN.sub(net, amount(line, "cbc:LineExtensionAmount")).abs().isLessThanOrEqualTo("0.02")
    }),
  }
}

function taxRules(
  content: Parsed,
  subtotals: (Parsed | string)[],
  lines: (Parsed | string)[],
  charges: (Parsed | string)[],
  tolerance: string
): Record<string, unknown> {
  const [seller] = all(content, "cac:AccountingSupplierParty/cac:Party")
  const [buyer] = all(content, "cac:AccountingCustomerParty/cac:Party")
  const category = (parsed: Parsed | string, path: string): string =>
    `${text(parsed, `${path}/cbc:ID`)}|${text(parsed, `${path}/cbc:Percent`) ?? ""}`
  const item = "cac:Item/cac:ClassifiedTaxCategory"
  const used = new Set([
    ...lines.map((line) => category(line, item)),
    ...charges.map((charge) => category(charge, "cac:TaxCategory")),
  ])
  const rules: Record<string, unknown> = {}
  for (const subtotal of subtotals) {
    const key = category(subtotal, "cac:TaxCategory")
    const [code, rate] = key.split("|")
    const rule = NAMES[code]
    const base = MathBN.add(
      0,
      ...lines.filter((line) => category(line, item) === key).map((line) => amount(line, "cbc:LineExtensionAmount")),
      ...charges.filter((charge) => category(charge, "cac:TaxCategory") === key).map((charge) => amount(charge, "cbc:Amount"))
    )
    const exact = MathBN.div(MathBN.mult(base, rate || 0), 100)
    const off = MathBN.sub(amount(subtotal, "cbc:TaxAmount"), exact.decimalPlaces(2, 4)).abs()
    const reason =
      text(subtotal, "cac:TaxCategory/cbc:TaxExemptionReasonCode") ?? text(subtotal, "cac:TaxCategory/cbc:TaxExemptionReason")
    const exempt = !["S", "Z"].includes(code)
    rules[`BR-${rule}-01`] = used.has(key)
    rules[`BR-${rule}-05`] = code === "S" ? MathBN.gt(rate, 0) : code === "O" ? rate === "" : MathBN.eq(rate, 0)
    rules[`BR-${rule}-08`] = equal(amount(subtotal, "cbc:TaxableAmount"), base)
    rules[`BR-${rule}-09`] = code === "S" || amount(subtotal, "cbc:TaxAmount").isZero()
    rules["BR-CO-17"] = (rules["BR-CO-17"] ?? true) && off.isLessThanOrEqualTo(tolerance)
    rules[`BR-${rule}-10`] = exempt === Boolean(reason)
    rules[`BR-${rule}-02`] =
      code === "O"
        ? !vatId(seller) && !vatId(buyer)
        : code === "K" || code === "G"
          ? vatId(seller)
          : vatId(seller) || otherTaxId(seller)
    if (code === "AE" || code === "K") {
      rules[`BR-${rule}-02b`] = vatId(buyer)
    }
    if (code === "K") {
      rules["BR-IC-11"] = text(content, "cac:Delivery/cbc:ActualDeliveryDate")
      rules["BR-IC-12"] = text(content, "cac:Delivery/cac:DeliveryLocation/cac:Address/cac:Country/cbc:IdentificationCode")
    }
    if (code === "O") {
      rules["BR-O-11"] = subtotals.length === 1
    }
  }
  const grouped = subtotals.map((subtotal) => category(subtotal, "cac:TaxCategory"))
  rules["BR-CO-18b"] = new Set(grouped).size === grouped.length && [...used].every((key) => grouped.includes(key))
  return rules
}

/** Every element with a currency, at any depth, but for prices. */
function everyAmount(parsed: Parsed | string): string[] {
  if (typeof parsed === "string") {
    return []
  }
  return Object.entries(parsed).flatMap(([name, values]) =>
    !Array.isArray(values)
      ? []
      : values.flatMap((value) =>
          name.endsWith("Amount") && name !== "cbc:PriceAmount" ? [textOf(value) ?? ""] : everyAmount(value)
        )
  )
}
