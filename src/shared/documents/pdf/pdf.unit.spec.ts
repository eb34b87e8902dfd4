import fc from "fast-check"

import {
  creditNoteFixture,
  invoiceFixture,
  PNG_LOGO,
  quoteFixture,
} from "../../../../integration-tests/fixtures/documents"
import { pdfLines, readPdf } from "../../../../integration-tests/support/pdf-text"
import { renderCreditNotePdf, renderInvoicePdf, renderQuotePdf } from "../index"
import { paymentCodes } from "../payment"
import { REPLACEMENT } from "../printable"
import { wordingOf } from "../wording"

/** The same picture with some of its packed pixels overwritten. */
const damaged = (logo: string) => logo.replace("GP4z8Dw", "GP4AAAA")

const many = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ ...quoteFixture().items[0], title: `Part ${index + 1}` }))

describe("a printed quote", () => {
  it("says who offers what to whom, for how much, until when", async () => {
    const { pages, info } = readPdf(await renderQuotePdf(quoteFixture()))
    expect(pages).toEqual([
      [
        "Northwind",
        "Quote",
        "Q-2026-0001",
        "FROM | TO",
        "Date | November 3, 2026",
        "Northwind Trading Ltd | Acme Ltd",
        "Valid until | December 3, 2026",
        "1 Harbour Road | Ann Lee",
        "Your order number | PO-77",
        "BS1 4AA Bristol | 1 Main St",
        "United Kingdom | 73301 Austin, TX",
        "Tax ID GB123456789 | United States",
        "sales@northwind.test | Tax ID US-77",
        "ann@acme.test",
        "Bolts for the new hall",
        "Description | Qty | Unit price | Tax | Amount",
        "Bolt M8 | 3 | $10.01 | 10% | $30.03",
        "Stainless steel · SKU BOLT-M8",
        "Prices and amounts of the lines are without tax.",
        "Items | $30.03",
        "VAT 10% on $30.03 | $3.00",
        "Total | $33.03",
        "PAYMENT",
        "Due 30 days after the invoice",
        "TERMS",
        "Delivery within two weeks.",
        "Northwind Trading Ltd · GB123456789 · sales@northwind.test | Page 1 of 1",
      ],
    ])
    expect(info).toMatchObject({ Title: "Quote Q-2026-0001", Author: "Northwind" })
  })

  it("speaks the buyer's language", async () => {
    const lines = pdfLines(await renderQuotePdf(quoteFixture({ locale: "pt-BR", currency_code: "brl", version: 2 })))
    expect(lines).toEqual(
      expect.arrayContaining([
        "Orçamento",
        "Q-2026-0001 · Versão 2",
        "Data | 3 de novembro de 2026",
        "Descrição | Qtd. | Preço unit. | Imposto | Valor",
        "VAT 10% sobre R$ 30,03 | R$ 3,00",
        "Total | R$ 33,03",
        "Vencimento 30 dias após a fatura",
      ])
    )
  })

  it("shows discounts, shipping, each tax and a rounding that add up to the total", async () => {
    const doc = quoteFixture({
      items: [
        {
          ...quoteFixture().items[0],
          discount_percent: "5",
          discount_total: "1.50",
          tax_total: "2.85",
          total: "31.38",
        },
      ],
      discount_total: "1.50",
      shipping_total: "5.00",
      shipping_methods: [{ name: "Parcel", amount: "5" }],
      tax_lines: [
        { rate: "10", code: "VAT10", name: null, base: "28.53", amount: "2.85" },
        { rate: "7.5", name: "Freight tax", base: "5.00", amount: "0.38" },
      ],
      tax_total: "3.23",
      rounding_total: "-0.01",
      total: "36.75",
      payment_terms: {
        instalments: [
          { percent: 50, days: 0 },
          { percent: "50", days: 30, end_of_month: true },
        ],
      },
    })
    expect(pdfLines(await renderQuotePdf(doc)).slice(16, -3)).toEqual([
      "Bolt M8 | 3 | $10.01 | 5% | 10% | $28.53",
      "Stainless steel · SKU BOLT-M8",
      "Prices and amounts of the lines are without tax.",
      "Items | $30.03",
      "Discount | -$1.50",
      "Shipping | $5.00",
      "VAT10 10% on $28.53 | $2.85",
      "Freight tax 7.5% on $5.00 | $0.38",
      "Rounding | -$0.01",
      "Total | $36.75",
      "DELIVERY",
      "Parcel",
      "PAYMENT",
      "50% due on receipt of the invoice",
      "50% due 30 days after the invoice, at the end of that month",
    ])
  })

  it("quotes gross lines where prices include tax", async () => {
    const item = {
      ...quoteFixture().items[0],
      unit_price: "12.10",
      quantity: "2",
      subtotal: "20.00",
      discount_total: "1.00",
      tax_total: "1.90",
      total: "20.90",
    }
    const lines = pdfLines(
      await renderQuotePdf(
        quoteFixture({ prices_include_tax: true, items: [item], subtotal: "20.00", discount_total: "1.00" })
      )
    )
    expect(lines).toContain("Bolt M8 | 2 | $12.10 | $3.30 | 10% | $20.90")
    expect(lines).toContain("Prices and amounts of the lines include tax.")
    expect(lines).toContain("Items without tax | $20.00")
  })

  it("prints 500 lines with the heading on every page and the totals whole on one", async () => {
    const { pages } = readPdf(await renderQuotePdf(quoteFixture({ items: many(500) })))
    expect(pages.flat().filter((line) => /^Part \d+ \| 3 \| \$10\.01 \| 10% \| \$30\.03$/.test(line))).toHaveLength(500)
    const withLines = pages.filter((lines) => lines.some((line) => line.startsWith("Part ")))
    expect(withLines.every((lines) => lines.includes("Description | Qty | Unit price | Tax | Amount"))).toBe(true)
    const last = pages.find((lines) => lines.includes("Total | $33.03"))
    expect(last).toEqual(expect.arrayContaining(["Items | $30.03", "VAT 10% on $30.03 | $3.00"]))
    expect(pages.map((lines) => lines.at(-1)?.split(" | ").at(-1))).toEqual(
      pages.map((_, index) => `Page ${index + 1} of ${pages.length}`)
    )
  })

  it("shows sections, notes, options and alternatives, and what is not part of the total in brackets", async () => {
    const [item] = quoteFixture().items
    const items = [
      { ...item, kind: "section" as const, title: "Hall" },
      { ...item, title: "Desk", lead_time_days: 14 },
      { ...item, title: "Oak top", alternative_group: "Top", included: true },
      { ...item, title: "Glass top", alternative_group: "Top", included: false },
      { ...item, title: "Assembly", is_optional: true, included: false, requested_delivery_date: "2026-12-01" },
      { ...item, kind: "note" as const, title: "By our own truck." },
    ]
    const lines = pdfLines(
      await renderQuotePdf({
        ...quoteFixture(),
        items,
        cover_text: "As agreed on the phone.",
        deposit: { percent: "30", amount: "9.91" },
        withdrawal_text: "You may withdraw within 14 days.",
      })
    )
    const at = (text: string): number => lines.findIndex((line) => line.includes(text))
    expect(at("As agreed on the phone.")).toBeLessThan(at("Hall"))
    expect(lines[at("Hall")]).toBe("Hall")
    expect(lines[at("Glass top")]).toMatch(/\(\$30\.03\)$/)
    expect(lines[at("Oak top")]).toMatch(/\| \$30\.03$/)
    for (const text of [
      "Delivery within 14 days of your order",
      "Alternative: Top, included",
      "Wanted by December 1, 2026",
      "By our own truck.",
      "Amounts in brackets are not part of the total: you may still choose them.",
      "Deposit of 30% ($9.91) on acceptance",
      "You may withdraw within 14 days.",
    ]) {
      expect([text, at(text)]).not.toEqual([text, -1])
    }
  })

  it("leads to the buyer's page by a code and a link where the page is known, in the house's color", async () => {
    const link = `https://shop.test/crm/quotes#${"a".repeat(43)}`
    const plain = await renderQuotePdf(quoteFixture())
    const linked = await renderQuotePdf({ ...quoteFixture(), link })
    expect(pdfLines(linked).join("\n")).toContain("View and accept online")
    expect(linked.toString("latin1")).toContain(`/URI (${link})`)
    expect(plain.toString("latin1")).not.toContain("/URI")
    const colored = { ...quoteFixture(), seller: { ...quoteFixture().seller, brand_color: "#1f6feb" } }
    expect((await renderQuotePdf(colored)).equals(plain)).toBe(false)
    const wrong = { ...quoteFixture(), seller: { ...quoteFixture().seller, brand_color: "url(javascript:1)" } }
    expect((await renderQuotePdf(wrong)).equals(plain)).toBe(true)
  })

  it("keeps endless words, names and amounts on the page", async () => {
    const huge = "999999999999.99"
    const item = {
      ...quoteFixture().items[0],
      title: "W".repeat(300),
      note: "x".repeat(3000),
      quantity: "123456.789",
      unit_price: huge,
      subtotal: huge,
    }
    const doc = quoteFixture({
      items: [item],
      title: "T".repeat(300),
      total: huge,
      seller: { company_name: "C".repeat(300), legal_name: "L".repeat(300) },
      buyer: { name: "N".repeat(300), email: `${"e".repeat(250)}@acme.test` },
      purchase_order_number: "P".repeat(200),
      terms: "ż".repeat(20_000),
    })
    const lines = pdfLines(await renderQuotePdf(doc)) // readPdf refuses text off the page
    expect(lines).toContain("Total | $999,999,999,999.99")
    expect(lines.join("").match(/ż/g)).toHaveLength(20_000)
    expect(lines.filter((line) => line.includes("123,456.789 | $999,999,999,999.99 | 10%"))).toHaveLength(1)
  })

  it("keeps more taxes than a page holds", async () => {
    const tax_lines = Array.from({ length: 80 }, (_, index) => ({
      rate: "1",
      name: `Tax ${index + 1}`,
      base: "1.00",
      amount: "0.01",
    }))
    const lines = pdfLines(await renderQuotePdf(quoteFixture({ tax_lines })))
    expect(lines.filter((line) => /^Tax \d+ 1% on \$1\.00 \| \$0\.01$/.test(line))).toHaveLength(80)
    expect(lines).toContain("Total | $33.03")
  })

  it.each([
    ["emoji", "Bolt 😀 M8", `Bolt ${REPLACEMENT} M8`],
    ["Arabic", "سلام", REPLACEMENT.repeat(4)],
    ["Hebrew", "שלום x", `${REPLACEMENT.repeat(4)} x`],
    ["Chinese", "螺栓 M8", `${REPLACEMENT.repeat(2)} M8`],
    ["Thai", "ก", REPLACEMENT],
    ["Greek, Cyrillic and accents", "Ωμέγα Болт Ñandú ção", "Ωμέγα Болт Ñandú ção"],
    ["combining marks", "Ac\u0327a\u0303o", "Ação"],
    ["NUL and control characters", "A\u0000B\u0007C\u009f", "ABC"],
    ["direction overrides", "\u202eevil\u202c \u2066x\u2069", "evil x"],
    ["zero-width characters", "Bo\u200blt\ufeff", "Bolt"],
    ["half a surrogate pair", "A\ud83dB", `A${REPLACEMENT}B`],
  ])("prints %s or what stands for it", async (_what, title, printed) => {
    const lines = pdfLines(await renderQuotePdf(quoteFixture({ items: [{ ...quoteFixture().items[0], title }] })))
    expect(lines.find((line) => line.endsWith("| 3 | $10.01 | 10% | $30.03"))).toBe(
      `${printed} | 3 | $10.01 | 10% | $30.03`
    )
  })

  it("is made of any text at all", async () => {
    const text = fc.string({ unit: "binary", maxLength: 200 })
    await fc.assert(
      fc.asyncProperty(text, text, text, text, async (title, note, name, terms) => {
        const items = [{ ...quoteFixture().items[0], title, note }]
        const buyer = { name, company_name: name, email: name, tax_id: name }
        const pdf = await renderQuotePdf(
          quoteFixture({ title, items, buyer, terms, note, number: title, purchase_order_number: name })
        )
        expect(pdf.subarray(0, 5).toString()).toBe("%PDF-")
      }),
      { numRuns: 30 }
    )
  })

  it("says that it is a draft before it is sent", async () => {
    const lines = async (over: object) => pdfLines(await renderQuotePdf(quoteFixture(over)))
    expect(await lines({ is_draft: true })).toContain("Q-2026-0001 · Draft")
    expect(await lines({ is_draft: true, version: 2, locale: "pt-BR" })).toContain("Q-2026-0001 · Versão 2 · Rascunho")
    expect(await lines({ is_draft: false })).toContain("Q-2026-0001")
  })

  it("gives the same file for the same document", async () => {
    expect((await renderQuotePdf(quoteFixture())).equals(await renderQuotePdf(quoteFixture()))).toBe(true)
  })

  it.each([
    ["a picture", PNG_LOGO, true],
    ["a web address", "https://127.0.0.1:1/logo.png", false],
    ["a file", "/etc/passwd", false],
    ["a data URL that is no picture", `data:image/png;base64,${Buffer.from("<svg/>").toString("base64")}`, false],
    ["a damaged picture", damaged(PNG_LOGO), false],
  ])("with %s as logo is made, showing it or the name", async (_what, logo, shown) => {
    const lines = pdfLines(await renderQuotePdf(quoteFixture({ seller: { ...quoteFixture().seller, logo } })))
    expect(lines[0]).toBe(shown ? "Quote" : "Northwind")
  })
})

describe("a printed invoice", () => {
  it("asks for its total by the due date", async () => {
    const lines = pdfLines(await renderInvoicePdf(invoiceFixture()))
    expect(lines).toEqual(expect.arrayContaining(["Invoice", "INV-2026-0001", "Total | $33.03"]))
    expect(lines.join("\n")).toMatch(
      /Issue date \| November 3, 2026[^]*Supply date \| November 2, 2026[^]*Due date \| December 3, 2026[^]*Order \| 12/
    )
    expect(lines.join("\n")).not.toMatch(/Paid|To pay|tax document/)
  })

  it.each([
    ["prepaid in full", { prepaid: "33.03", payable: "0.00", outstanding: "0.00" }],
    ["settled at issue by an advance", { outstanding: "0.00" }],
  ])("says Paid and asks for 0 when %s", async (_when, over) => {
    const lines = pdfLines(await renderInvoicePdf(invoiceFixture(over)))
    expect(lines).toEqual(
      expect.arrayContaining([
        "INV-2026-0001 · Paid",
        "Total | $33.03",
        "Already paid | -$33.03",
        "To pay | $0.00",
        "This invoice is paid. Nothing is left to pay.",
      ])
    )
  })

  it("subtracts what was prepaid and lists the instalments", async () => {
    const instalments = [
      { due_date: "2026-12-03", amount: "11.52" },
      { due_date: "2027-01-03", amount: "11.51" },
    ]
    const lines = pdfLines(
      await renderInvoicePdf(invoiceFixture({ prepaid: "10.00", payable: "23.03", outstanding: "23.03", instalments }))
    )
    expect(lines).toEqual(
      expect.arrayContaining([
        "Already paid | -$10.00",
        "To pay | $23.03",
        "$11.52 due on December 3, 2026",
        "$11.51 due on January 3, 2027",
      ])
    )
  })

  it.each([
    ["pt-BR", "Fatura", "Documento sem valor fiscal. Não substitui a nota fiscal eletrônica (NF-e, NFC-e ou NFS-e)."],
    ["en", "Invoice", "Not a tax document. The tax invoice is issued separately."],
  ] as const)("in %s says on every page that the tax document is issued elsewhere", async (locale, title, sentence) => {
    const { pages } = readPdf(
      await renderInvoicePdf(invoiceFixture({ locale, fiscal_documents: "elsewhere", items: many(60) }))
    )
    expect(pages.length).toBeGreaterThan(2)
    expect(pages[0][1]).toBe(title)
    expect(pages.every((lines) => lines.includes(sentence))).toBe(true)
    expect(pages.flat().filter((line) => /nota fiscal/i.test(line) && line !== sentence)).toEqual([])
  })

  it("says across each page that it is a draft, a preview or voided", async () => {
    const draft = readPdf(await renderInvoicePdf(invoiceFixture({ status: "draft", number: null, items: many(30) })))
    expect(draft.pages.map((lines) => lines.filter((line) => line === "Draft").length)).toEqual([2, 1]) // once as its number
    const voided = pdfLines(await renderInvoicePdf(invoiceFixture({ status: "voided" })))
    expect(voided).toEqual(expect.arrayContaining(["INV-2026-0001 · Voided", "Voided"]))
    expect(pdfLines(await renderInvoicePdf(invoiceFixture({ preview: true })))).toContain("Preview")
    expect(pdfLines(await renderInvoicePdf(invoiceFixture()))).not.toContain("Preview")
  })

  it.each([
    ["A4", [595.28, 841.89]],
    ["LETTER", [612, 792]],
  ] as const)("fits on %s", async (paper_size, size) => {
    const { sizes, pages } = readPdf(await renderInvoicePdf(invoiceFixture({ paper_size, items: many(30) })))
    expect(sizes.every((page) => page[0] === size[0] && page[1] === size[1])).toBe(true)
    expect(pages.flat()).toContain("Total | $33.03")
  })

  const SEPA = {
    iban: "DE89370400440532013000",
    bic: "COBADEFFXXX",
    bank_name: "Commerzbank",
    account_holder: "Northwind Trading GmbH",
    text: "Please pay by bank transfer.",
  }

  it("says where to pay, with a code for a banking app over what is open of the next part", async () => {
    const instalments = [
      { due_date: "2026-12-03", amount: "20.00", open: "0.00" },
      { due_date: "2027-01-03", amount: "8.00", open: "8.00" },
      { due_date: "2027-02-03", amount: "5.03", open: "5.03" },
    ]
    const doc = invoiceFixture({ currency_code: "eur", payment_instructions: SEPA, instalments, outstanding: "13.03" })
    const lines = pdfLines(await renderInvoicePdf(doc))
    expect(lines.slice(lines.indexOf("PAYMENT"))).toEqual([
      "PAYMENT",
      "€8.00 due on January 3, 2027",
      "€5.03 due on February 3, 2027",
      "HOW TO PAY",
      "Please pay by bank transfer.",
      "Account holder | Northwind Trading GmbH",
      "IBAN | DE89 3704 0044 0532 0130 00",
      "BIC | COBADEFFXXX",
      "Bank | Commerzbank",
      "Reference | INV-2026-0001",
      "Scan with your banking app to pay €8.00",
      expect.stringContaining("Page 1 of 1"),
    ])
    expect(paymentCodes(doc, wordingOf(doc))).toEqual([
      {
        kind: "epc",
        payload:
          "BCD\n002\n1\nSCT\nCOBADEFFXXX\nNorthwind Trading GmbH\nDE89370400440532013000\nEUR8\n\n\nINV-2026-0001",
        caption: "Scan with your banking app to pay €8.00",
      },
    ])
  })

  it("prints a Pix code and the same as text, in Portuguese", async () => {
    const payment_instructions = {
      pix_key: "pix@norte.com.br",
      pix_city: "São Paulo",
      account_holder: "Vento Norte Ltda",
    }
    const doc = invoiceFixture({ currency_code: "brl", locale: "pt-BR", payment_instructions })
    const [{ payload }] = paymentCodes(doc, wordingOf(doc))
    const lines = pdfLines(await renderInvoicePdf(doc))
    expect(lines).toEqual(
      expect.arrayContaining([
        "COMO PAGAR",
        "Chave Pix | pix@norte.com.br",
        "Leia para pagar R$ 33,03 por Pix",
        "Pix copia e cola:",
      ])
    )
    expect(lines.join("")).toContain(payload)
    expect(payload).toContain("br.gov.bcb.pix0116pix@norte.com.br")
  })

  it.each([
    ["a draft", { status: "draft", number: null }],
    ["a voided invoice", { status: "voided" }],
    ["a paid invoice", { outstanding: "0.00" }],
    ["a prepaid invoice", { payable: "0.00", prepaid: "33.03", outstanding: "0.00" }],
    ["another currency", { currency_code: "usd" }],
    ["a wrong account", { payment_instructions: { iban: "DE00370400440532013000" } }],
  ] as const)("has no code to pay by on %s", (_what, over) => {
    const doc = invoiceFixture({ currency_code: "eur", payment_instructions: SEPA, ...over })
    expect(paymentCodes(doc, wordingOf(doc))).toEqual([])
  })

  it("names references, notes, why no tax is charged, tax in the books' currency, and a deposit taken off", async () => {
    const [item] = invoiceFixture().items
    const off = {
      quantity: "-1",
      unit_price: "10.00",
      subtotal: "-10.00",
      tax_total: "0.00",
      total: "-10.00",
      sku: null,
    }
    const doc = invoiceFixture({
      seller: { ...invoiceFixture().seller, vat_id: "GB999", registration_number: "HRB 12" },
      buyer: { ...invoiceFixture().buyer, vat_id: "DE123" },
      buyer_reference: "04011000-12345-34",
      note: "Thank you for your order.",
      items: [item, { ...item, ...off, kind: "deposit", title: "Deposit invoice INV-2026-0003", subtitle: null }],
      tax_lines: [
        {
          rate: "0",
          name: "VAT",
          category: "AE",
          exemption_reason: "Reverse charge, Art. 196",
          base: "30.03",
          amount: "0.00",
        },
      ],
      tax_accounting: { currency_code: "gbp", rate: "0.75", rate_date: "2026-11-03", tax_total: "2.25" },
    })
    expect(pdfLines(await renderInvoicePdf(doc))).toEqual(
      expect.arrayContaining([
        expect.stringContaining("VAT GB999"),
        expect.stringContaining("Company no. HRB 12"),
        expect.stringContaining("VAT DE123"),
        expect.stringContaining("Your reference | 04011000-12345-34"),
        "Deposit invoice INV-2026-0003 | -1 | $10.00 | 10% | -$10.00",
        "VAT 0% on $30.03 (reverse charge) | $0.00",
        "Reverse charge, Art. 196",
        "Tax in the books: £2.25 (1 USD = 0.75 GBP on November 3, 2026)",
        "Thank you for your order.",
      ])
    )
    expect(pdfLines(await renderInvoicePdf(invoiceFixture({ document_type: "386" })))[1]).toBe("Deposit invoice")
  })

  const CORPUS = [
    "😀👩‍👩‍👧‍👦🇧🇷",
    "فاتورة رقم ١",
    "חשבונית מס",
    "ใบแจ้งหนี้",
    "发票编号",
    "Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L̠ͨͧͩ͘G̴̻͈͍͔̹̑͗̎̅͛́Ǫ̵̹̻̝̳͂̌̌͘",
    "a\u0000b\u0001c",
    "\u202e33.03 latoT\u202c\u2066x\u2069",
    "W".repeat(300),
  ]

  it("keeps each of 500 lines and its totals, whatever its texts are in: emoji, scripts, marks, NUL, overrides, endless words", async () => {
    const [item] = invoiceFixture().items
    const all = CORPUS.join(" ")
    const text = (index: number) => CORPUS[index % CORPUS.length]
    const doc = invoiceFixture({
      currency_code: "eur",
      items: Array.from({ length: 500 }, (_, index) => ({
        ...item,
        title: text(index),
        subtitle: text(index + 1),
        sku: null,
      })),
      seller: { ...invoiceFixture().seller, legal_name: all, company_name: all },
      buyer: { ...invoiceFixture().buyer, name: all, company_name: all },
      billing_address: { company: all, address_1: text(1), city: text(4) },
      note: all,
      purchase_order_number: text(8),
      buyer_reference: text(7),
      payment_instructions: { ...SEPA, account_holder: all, bank_name: text(2), text: all },
    })
    const lines = pdfLines(await renderInvoicePdf(doc)) // readPdf refuses text off the page
    expect(lines.filter((line) => line === "Total | €33.03")).toHaveLength(1)
    expect(lines).toContain("VAT 10% on €30.03 | €3.00")
    expect(lines.filter((line) => line.endsWith("| 3 | €10.01 | 10% | €30.03"))).toHaveLength(500)
    expect(lines).toContain("IBAN | DE89 3704 0044 0532 0130 00")
    // eslint-disable-next-line no-control-regex -- such characters are what it looks for
    expect(lines.join("\n")).not.toMatch(/[\u0000\u202a-\u202e\u2066-\u2069]/)
  })
})

describe("a printed credit note", () => {
  it("names the invoice that it takes back and why", async () => {
    const lines = pdfLines(await renderCreditNotePdf(creditNoteFixture()))
    expect(lines).toEqual(
      expect.arrayContaining(["Credit note", "CN-2026-0001", "Total credited | $33.03", "REASON", "Returned"])
    )
    expect(lines.join("\n")).toContain("Credits invoice | INV-2026-0001")
    expect(lines.join("\n")).toContain("Invoice date | November 3, 2026")
  })

  it("is a nota de crédito in Portuguese", async () => {
    expect(pdfLines(await renderCreditNotePdf(creditNoteFixture({ locale: "pt-BR" })))[1]).toBe("Nota de crédito")
  })
})
