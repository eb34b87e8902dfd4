import { InvoiceService, invoiceSchema } from "@e-invoice-eu/core"
import Ajv2019 from "ajv/dist/2019"
import fc from "fast-check"

import { credited, issued, SELLER, sold, VAT } from "../../../integration-tests/fixtures/e-invoice"
import { all, brokenRules, Parsed, parseXml, text, textOf } from "../../../integration-tests/support/en16931"
import { ciiOf } from "./cii"
import { eInvoiceFaults, eInvoiceWarnings } from "./faults"
import { eInvoiceOf, Preceding, StoredDocument } from "./of-document"
import { ublOf } from "./ubl"

const PRECEDING: Preceding[] = [{ number: "INV-2026-0001", date: "2026-11-23" }]
const FRENCH = {
  buyer: { legal_name: "Atelier SA", email: "ap@atelier.example", vat_id: "FRXX123456789" },
  billing_address: { address_1: "1 Rue", city: "Paris", postal_code: "75001", country_code: "fr" },
  shipping_address: { address_1: "1 Rue", city: "Paris", postal_code: "75001", country_code: "fr" },
}

const CASES: Record<string, () => StoredDocument> = {
  "one line": () => issued([sold({ quantity: "3", unit_price: "10.01" })]),
  "several rates, a discount and freight": () =>
    issued([
      sold({ quantity: "3", unit_price: "10.01", discount: "1.50" }),
      sold({ quantity: "0.5", unit_price: "7.77", taxes: [VAT("7")], title: "Book" }),
      sold({ kind: "shipping", unit_price: "4.90", title: "Parcel" }),
    ]),
  "prices with tax": () =>
    issued([
      sold({ quantity: "3", unit_price: "9.99", inclusive: true }),
      sold({ quantity: "7", unit_price: "0.10", inclusive: true, discount: "0.05" }),
      sold({ kind: "shipping", unit_price: "4.99", inclusive: true }),
    ]),
  "rounding to the order's total": () =>
    issued([sold({ quantity: "3", unit_price: "0.333", taxes: [VAT("19")] })], { order_total: "1.20" }),
  "paid before": () => issued([sold({ unit_price: "100" })], { prepaid: "119" }),
  "nothing to pay": () => issued([sold({ unit_price: "10", discount: "10" })]),
  "only freight": () => issued([sold({ kind: "shipping", unit_price: "4.90" })]),
  "zero rated beside standard": () => issued([sold({ unit_price: "10" }), sold({ unit_price: "5", taxes: [VAT("0")] })]),
  "exempt, twice under other names": () =>
    issued([sold({ unit_price: "10", taxes: [VAT("0", "EX")] }), sold({ unit_price: "5", taxes: [VAT("0", "ED")] })], {
      tax_mapping: [
        { match: "EX", category: "E", exemption_code: "VATEX-EU-132", exemption_reason: "Article 132" },
        { match: "ED", category: "E", exemption_reason: "Education" },
      ],
    }),
  "goods to another member state": () =>
    issued([sold({ unit_price: "10", taxes: [VAT("0")] }), sold({ kind: "shipping", unit_price: "5", taxes: [] })], FRENCH),
  "a service to another member state": () => issued([sold({ unit_price: "10", taxes: [VAT("0")], service: true })], FRENCH),
  "an export": () =>
    issued([sold({ unit_price: "10", taxes: [] })], {
      buyer: { legal_name: "Acme Inc", email: "ap@acme.example" },
      billing_address: { address_1: "1 Main St", city: "Austin", postal_code: "73301", country_code: "us" },
      shipping_address: { address_1: "1 Main St", city: "Austin", postal_code: "73301", country_code: "us" },
    }),
  "not subject to tax": () =>
    issued([sold({ unit_price: "10", taxes: [] })], { tax_mapping: [{ match: null, category: "O" }] }),
  "instalments": () =>
    issued([sold({ unit_price: "100" })], {
      payment_terms: { name: "Two parts", instalments: [{ percent: 50, days: 10 }, { percent: 50, days: 40 }] },
    }),
  "tax in another currency too": () => ({
    ...issued([sold({ unit_price: "100" })], { currency_code: "usd" }),
    tax_accounting: { currency_code: "eur", rate: "0.92", rate_date: "2026-11-20", tax_total: "17.48" },
  }),
  "yen": () => issued([sold({ quantity: "3", unit_price: "333", taxes: [VAT("10")] })], { currency_code: "jpy" }),
  "dinars in whole hundredths": () => issued([sold({ unit_price: "10", taxes: [VAT("5")] })], { currency_code: "kwd" }),
  "a deposit taken off": () => {
    const invoice = issued([sold({ quantity: "2", unit_price: "100" }), sold({ quantity: "-1", unit_price: "50" })])
    invoice.items[1] = { ...invoice.items[1], kind: "deposit", deposit_invoice_id: "crminv_1" }
    return invoice
  },
  "a deposit": () => ({ ...issued([sold({ unit_price: "50", title: "Deposit" })]), document_type: "386" }),
  // As it is issued: of services, outside the scope of tax, without a place of delivery and with a day of supply.
  "interest on late debts": () => ({
    ...issued([sold({ unit_price: "22", taxes: [], service: true, title: "Penalty" }), sold({ unit_price: "0.41", taxes: [], service: true, title: "Interest" })], {
      tax_mapping: [{ match: null, category: "O" }],
      shipping_address: null,
    }),
    document_type: "84",
  }),
  "a credit of the host": () => issued([sold({ unit_price: "100" }), sold({ unit_price: "-10", title: "Credit" })]),
  "all credited": () => credited(issued([sold({ quantity: "3", unit_price: "9.99", inclusive: true }), sold({ kind: "shipping", unit_price: "4.90" })])),
  "a part credited": () => credited(issued([sold({ quantity: "3", unit_price: "10.01", discount: "1" })]), { item_1: "2" }),
  "freight credited": () =>
    credited(issued([sold({ unit_price: "10" }), sold({ kind: "shipping", unit_price: "4.90" })]), { item_2: "1" }),
  "an amount credited of two rates": () =>
    credited(issued([sold({ unit_price: "100" }), sold({ unit_price: "100", taxes: [VAT("7")] })]), "113"),
  "a deposit taken off, all credited": () => {
    const invoice = issued([sold({ quantity: "2", unit_price: "100" }), sold({ quantity: "-1", unit_price: "50" })])
    invoice.items[1] = { ...invoice.items[1], kind: "deposit", deposit_invoice_id: "crminv_1" }
    return credited(invoice)
  },
}
const CREDITS = Object.keys(CASES).filter((name) => name.includes("credited"))

const documentOf = (name: string) => {
  const row = CASES[name]()
  return eInvoiceOf(row, row.document_type === "381" || name.includes("deposit taken") ? PRECEDING : [])
}

/** A currency without decimals rounds its tax to whole units, which the rule (BR-CO-17) takes to hundredths. */
const halfUnit = (currency: string): string => (currency === "JPY" ? "0.5" : "0")

describe("the standard's rules on what is made", () => {
  it.each(Object.keys(CASES))("hold for %s", (name) => {
    const document = documentOf(name)
    expect(eInvoiceFaults(document)).toEqual([])
    expect(brokenRules(ublOf(document), { tolerance: halfUnit(document.currency_code) })).toEqual([])
  })

  const cents = fc.integer({ min: 1, max: 500_000 }).map((value) => (value / 100).toFixed(2))
  const line = fc.record({
    unit_price: cents,
    quantity: fc.oneof(fc.integer({ min: 1, max: 40 }).map(String), fc.constantFrom("0.5", "1.25", "0.333")),
    share: fc.constantFrom(0, 0, 5, 33, 100),
    taxes: fc.constantFrom([VAT("19")], [VAT("7")], [VAT("0")], [VAT("5.5")], [VAT("19", "OTHER")]),
    inclusive: fc.boolean(),
    kind: fc.constantFrom("item" as const, "item" as const, "item" as const, "shipping" as const),
  })
  const priced = line.map(({ share, ...rest }) => {
    const whole = (parseFloat(rest.unit_price) * parseFloat(rest.quantity) * share) / 100
    // Never more than the line, where a part of a piece ends in half a cent.
    return sold({ ...rest, discount: (Math.floor(whole * 100 + 1e-6) / 100).toFixed(2) })
  })

  it("hold for generated invoices, and for what is credited of them", () => {
    fc.assert(
      fc.property(
        fc.array(priced, { minLength: 1, maxLength: 8 }),
        fc.constantFrom("eur", "usd", "jpy"),
        fc.integer({ min: 1, max: 3 }),
        (lines, currency_code, part) => {
          const invoice = issued(lines, { currency_code })
          expect(brokenRules(ublOf(eInvoiceOf(invoice)), { tolerance: currency_code === "jpy" ? "1" : "0.01" })).toEqual([])
          const first = invoice.items[0]
          const quantities = { [first.id]: (parseFloat(String(first.quantity)) / part).toFixed(6) }
          for (const asked of [undefined, part > 1 ? quantities : undefined]) {
            const note = tryCredit(invoice, asked)
            if (note) {
              expect(brokenRules(ublOf(eInvoiceOf(note, PRECEDING)), { tolerance: "1" })).toEqual([])
            }
          }
        }
      ),
      { numRuns: process.env.CRM_DEEP ? 5000 : 60 }
    )
  })

  /** A note over nothing is refused; that is another rule's matter. */
  const tryCredit = (invoice: ReturnType<typeof issued>, asked?: Record<string, string>): StoredDocument | null => {
    try {
      return credited(invoice, asked)
    } catch (error) {
      expect(String(error)).toContain("cannot be credited")
      return null
    }
  }
})

/** Our document in the shape that the library takes: elements as keys, attributes as keys with "@", lists where its schema has lists. */
function libraryShape(parsed: Parsed | string, schema: Schema): unknown {
  const properties = schema.properties ?? {}
  const result: Record<string, unknown> = {}
  for (const [name, values] of Object.entries(parsed as Parsed)) {
    const key = name.replace("CreditNoteLine", "InvoiceLine").replace("CreditedQuantity", "InvoicedQuantity").replace("CreditNoteTypeCode", "InvoiceTypeCode")
    if (!Array.isArray(values) || name.startsWith("@")) {
      continue
    }
    const inner = properties[key]
    const isList = inner?.type === "array"
    const one = (value: Parsed | string): unknown => {
      const of = isList ? inner!.items! : (inner ?? {})
      return of.properties ? libraryShape(value, of) : textOf(value)
    }
    result[key] = isList ? values.map(one) : one(values[0])
    const [first] = values
    if (!isList && first && typeof first !== "string") {
      for (const [attribute, value] of Object.entries(first)) {
        if (attribute.startsWith("@")) {
          result[`${key}${attribute}`] = value
        }
      }
    }
  }
  return result
}

type Schema = { type?: string; properties?: Record<string, Schema>; items?: Schema }

const shaped = (xml: string) => ({
  "ubl:Invoice": libraryShape(parseXml(xml).content, (invoiceSchema as unknown as Schema).properties!["ubl:Invoice"]),
})

describe("what another library makes of it", () => {
  const validate = new Ajv2019({ strict: false, allErrors: true }).compile(withPrices(structuredClone(invoiceSchema)))

  it.each(Object.keys(CASES))("its schema and code lists take %s", (name) => {
    const valid = validate(shaped(ublOf(documentOf(name))))
    expect(valid ? [] : validate.errors?.map(({ instancePath, message, params }) => ({ instancePath, message, params }))).toEqual([])
  })

  it.each([
    "several rates, a discount and freight",
    "exempt, twice under other names",
    "goods to another member state",
    "not subject to tax",
    "tax in another currency too",
    "paid before",
    "an amount credited of two rates",
  ])("its Cross Industry Invoice of %s says what ours says", async (name) => {
    const document = documentOf(name)
    const service = new InvoiceService({ ...console, error: () => undefined } as never)
    const theirs = await service.generate(shaped(ublOf(document)) as never, { format: "CII", lang: "en", noWarnings: true })
    expect(facts(ciiOf(document))).toEqual(facts(String(theirs)))
  })

  /** Their schema lets a price have two decimals only; the standard sets no limit (BT-146). */
  function withPrices<Whole>(schema: Whole): Whole {
    const line = (schema as Schema).properties!["ubl:Invoice"].properties!["cac:InvoiceLine"].items!
    line.properties!["cac:Price"].properties!["cbc:PriceAmount"] = { type: "string" }
    return schema
  }

  /** Every text with its path. */
  function facts(xml: string): string[] {
    const found: string[] = []
    const walk = (parsed: Parsed | string, path: string): void => {
      for (const [name, values] of Object.entries(typeof parsed === "string" ? {} : parsed)) {
        if (Array.isArray(values) && !name.startsWith("@")) {
          values.forEach((value) => {
            const text = textOf(value)
            if (text) {
              found.push(`${path}/${name.replace(/^\w+:/, "")} = ${text}`)
            }
            walk(value, `${path}/${name.replace(/^\w+:/, "")}`)
          })
        }
      }
    }
    walk(parseXml(xml).content, "")
    // They add a profile, and leave out the preceding invoices (BG-3) in 2.3.
    return found.filter((fact) => !/BusinessProcessSpecified|InvoiceReferencedDocument/.test(fact)).sort()
  }
})

describe("what is said of a document", () => {
  const party = (name: string, xml: string) => all(parseXml(xml).content, `cac:Accounting${name}Party/cac:Party`)[0]

  it("names both sides, what they asked to be named by, and where to pay", () => {
    const xml = ublOf(documentOf("one line"))
    const { content } = parseXml(xml)
    expect([text(content, "cbc:BuyerReference"), text(content, "cac:OrderReference/cbc:ID"), text(content, "cbc:Note")]).toEqual([
      "04011000-12345-67",
      "PO-77",
      "Thank you.",
    ])
    expect(text(content, "cac:PaymentMeans/cac:PayeeFinancialAccount/cbc:ID")).toBe("DE89370400440532013000")
    expect(text(content, "cac:InvoiceLine/cac:Item/cbc:Name")).toBe("Bolt & <Nut>")
    const seller = party("Supplier", xml)
    expect(all(seller, "cac:PartyTaxScheme/cbc:CompanyID").map(textOf)).toEqual(["DE123456789", "12/345/67890"])
    expect(text(seller, "cac:PartyLegalEntity/cbc:CompanyID")).toBe("HRB 12345")
    expect(text(party("Customer", xml), "cbc:EndpointID")).toBe("ap@mueller.example")
  })

  it("of interest is a debit note of its own type, outside the scope of tax", () => {
    const { content } = parseXml(ublOf(documentOf("interest on late debts")))
    expect(text(content, "cbc:InvoiceTypeCode")).toBe("84")
    expect(all(content, "cac:TaxTotal/cac:TaxSubtotal").map((one) => [text(one, "cbc:TaxableAmount"), text(one, "cbc:TaxAmount"), text(one, "cac:TaxCategory/cbc:ID")])).toEqual([
      ["22.41", "0.00", "O"],
    ])
    expect(ciiOf(documentOf("interest on late debts"))).toContain("<ram:TypeCode>84</ram:TypeCode>")
  })

  it("names no VAT identifier where nothing is subject to tax", () => {
    const xml = ublOf(documentOf("not subject to tax"))
    expect(all(party("Supplier", xml), "cac:PartyTaxScheme/cac:TaxScheme/cbc:ID").map(textOf)).not.toContain("VAT")
  })

  it.each(CREDITS)("%s is a credit note that names its invoice", (name) => {
    const { name: kind, content } = parseXml(ublOf(documentOf(name)))
    expect([kind, text(content, "cac:BillingReference/cac:InvoiceDocumentReference/cbc:ID")]).toEqual(["CreditNote", "INV-2026-0001"])
    expect(text(content, "cac:BillingReference/cac:InvoiceDocumentReference/cbc:IssueDate")).toBe("2026-11-23")
  })

  it("says when the parts are due", () => {
    const { content } = parseXml(ublOf(documentOf("instalments")))
    expect(text(content, "cac:PaymentTerms/cbc:Note")).toBe(
      "Two parts\n€59.50 due on December 3, 2026; €59.50 due on January 2, 2027"
    )
  })

  it.each([
    ["en", "Skonto\n3% discount if paid by November 30, 2026\n2% discount if paid by December 7, 2026"],
    ["pt-BR", "Skonto\nDesconto de 3% para pagamento até 30 de novembro de 2026\nDesconto de 2% para pagamento até 7 de dezembro de 2026"],
  ])("says in the buyer's language what may be taken off for paying early, in %s", (locale, words) => {
    const early_discount = [{ percent: 3, days: 7 }, { percent: 2, days: 14 }]
    const payment_terms = { name: "Skonto", instalments: [{ percent: 100, days: 30 }], early_discount }
    const document = eInvoiceOf(issued([sold({ unit_price: "100" })], { locale, payment_terms } as never))
    expect(text(parseXml(ublOf(document)).content, "cac:PaymentTerms/cbc:Note")).toBe(words)
    const settlement = "rsm:SupplyChainTradeTransaction/ram:ApplicableHeaderTradeSettlement"
    expect(text(parseXml(ciiOf(document)).content, `${settlement}/ram:SpecifiedTradePaymentTerms/ram:Description`)).toBe(words)
  })

  it("leaves out what XML cannot carry", () => {
    const row = issued([sold({ unit_price: "1", title: "A\u0000\u000bB \ud800 & \u{1f600}" })])
    expect(text(parseXml(ublOf(eInvoiceOf(row))).content, "cac:InvoiceLine/cac:Item/cbc:Name")).toBe("AB  & \u{1f600}")
  })
})

describe("what is missing", () => {
  const faults = (row: StoredDocument) => eInvoiceFaults(eInvoiceOf(row)).map(({ rule, field }) => `${rule} ${field}`)
  const bare = { legal_name: null, company_name: null, vat_id: null, tax_id: null, registration_number: null, address: null }

  it.each<[string, () => StoredDocument, string[]]>([
    [
      "a company that said nothing of itself",
      () => issued([sold({ unit_price: "1" })], { seller: bare }),
      ["BR-06 seller.name", "BR-08 seller.address", "BR-09 seller.country_code", "BR-CO-26 seller.vat_id", "BR-S-02 seller.vat_id"],
    ],
    [
      "a buyer without an address",
      () => issued([sold({ unit_price: "1" })], { buyer: {}, customer_name: null, billing_address: null }),
      ["BR-07 buyer.name", "BR-10 buyer.address", "BR-11 buyer.country_code"],
    ],
    ["a line without tax", () => issued([sold({ unit_price: "1", taxes: [] })]), ["BR-CO-04 lines.1", "BR-CO-18 tax_lines"]],
    [
      "a line with two taxes",
      () => issued([sold({ unit_price: "1", taxes: [VAT("19"), VAT("2")] })]),
      ["BR-CO-04 lines.1"],
    ],
    [
      "reverse charge without the buyer's identifier",
      () =>
        issued([sold({ unit_price: "1", taxes: [VAT("0", "RC")] })], {
          buyer: { legal_name: "A" },
          tax_mapping: [{ match: "RC", category: "AE" }],
        }),
      ["BR-AE-02 buyer.vat_id"],
    ],
    [
      "a supply to another state without place and identifiers",
      () =>
        issued([sold({ unit_price: "1", taxes: [VAT("0", "IC")] })], {
          seller: { ...SELLER, vat_id: null },
          buyer: { legal_name: "A" },
          shipping_address: null,
          tax_mapping: [{ match: "IC", category: "K" }],
        }),
      ["BR-IC-02 seller.vat_id", "BR-IC-02 buyer.vat_id", "BR-IC-12 shipping_address"],
    ],
    [
      "a supply to another state that stays at home",
      () => issued([sold({ unit_price: "1", taxes: [VAT("0", "IC")] })], { tax_mapping: [{ match: "IC", category: "K" }] }),
      ["BR-IC-02 buyer.vat_id"],
    ],
    [
      "not subject to tax beside what is",
      () =>
        issued([sold({ unit_price: "1", taxes: [] }), sold({ unit_price: "1" })], {
          tax_mapping: [{ match: null, category: "O" }],
        }),
      ["BR-O-11 tax_lines"],
    ],
    ["dinars to the thousandth", () => issued([sold({ unit_price: "1.001" })], { currency_code: "kwd" }), ["BR-DEC total"]],
    [
      "an identifier without its country",
      () => issued([sold({ unit_price: "1" })], { buyer: { legal_name: "A", vat_id: "123456789" } }),
      ["BR-CO-09 buyer.vat_id"],
    ],
  ])("is said of %s", (_name, row, expected) => {
    expect(faults(row())).toEqual(expected)
  })

  it("warns of what a network or a buyer asks for beyond the standard", () => {
    const row = issued([sold({ unit_price: "1" })], {
      seller: { ...SELLER, email: null },
      buyer: { legal_name: "A" },
      payment_instructions: null,
    })
    expect(eInvoiceWarnings(eInvoiceOf(row)).map(({ field }) => field)).toEqual(["buyer.endpoint", "seller.endpoint", "payment"])
  })
})
