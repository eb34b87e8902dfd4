import { invoiceFixture, quoteFixture } from "../../../../integration-tests/fixtures/documents"
import {
  acceptanceMail,
  acceptanceNoticeMail,
  declineNoticeMail,
  invoiceMail,
  pdfAttachment,
  quoteMail,
  testMail,
} from "./mails"

const LINK = "https://shop.test/crm/quotes#abc_DEF-123"

describe("the mail with a quote", () => {
  it("says what is offered until when, and brings the link", () => {
    const { subject, text, html } = quoteMail(quoteFixture(), LINK)
    expect(subject).toBe("Quote Q-2026-0001 from Northwind")
    expect(text).toBe(`Hello Ann Lee,

Thank you for your interest. Here is our quote Q-2026-0001, “Bolts for the new hall”, for $33.03.

You can accept it until December 3, 2026.

View the quote:
${LINK}

It is attached as a PDF as well. On the page you can accept or decline it; no login is needed.

The link is personal: whoever has it can accept the quote. Please pass it on with care.

Kind regards,
Northwind

Northwind Trading Ltd
1 Harbour Road, BS1 4AA Bristol, United Kingdom
sales@northwind.test
`)
    expect(html).toContain(`<a href="${LINK}"`)
    expect(html).toContain('<html lang="en">')
  })

  it("is written in Portuguese for a Brazilian buyer", () => {
    const { subject, text } = quoteMail(quoteFixture({ locale: "pt-BR", currency_code: "brl", title: null }), LINK)
    expect(subject).toBe("Orçamento Q-2026-0001 de Northwind")
    expect(text).toContain(
      "Agradecemos o seu interesse. Segue o nosso orçamento Q-2026-0001 no valor de R$\u00a033,03."
    )
    expect(text).toContain("Você pode aceitá-lo até 3 de dezembro de 2026.")
  })

  it("refers to nothing that is loaded from afar", () => {
    const { html } = quoteMail(quoteFixture(), LINK)
    expect(html).not.toMatch(/<(img|script|link|iframe|style)|url\(|src=/i)
    expect([...html.matchAll(/https?:\/\/[^"<\s]+/g)].map(([address]) => address)).toEqual([LINK, LINK, LINK])
  })

  it("has its button in the house's color, with letters that can be read on it", () => {
    const colored = (brand_color: string) => {
      const doc = quoteFixture()
      return quoteMail({ ...doc, seller: { ...doc.seller, brand_color } }, LINK).html
    }
    expect(colored("#FACC15")).toMatch(/bgcolor="#facc15"[^>]*><a href="[^"]*" style="[^"]*color:#18181b/)
    expect(colored("#1f6feb")).toMatch(/bgcolor="#1f6feb"[^>]*><a href="[^"]*" style="[^"]*color:#ffffff/)
    expect(colored('#fff" onclick="x')).toContain('bgcolor="#18181b"')
  })

  it.each(["javascript:alert(1)", "data:text/html,x", "/crm/quotes#x", 'https://x.test/"onclick="x'])(
    "refuses the link %s",
    (link) => {
      expect(() => quoteMail(quoteFixture(), link)).toThrow(
        "A mail's link must be an http or https address; check the option public_url."
      )
    }
  )

  it("escapes every text, and lets none into another header", () => {
    const evil = `<img src=x onerror=alert(1)>"'&\r\nBcc: eve@evil.test\u202e`
    const doc = quoteFixture({
      title: evil,
      number: evil,
      buyer: { name: evil, company_name: evil },
      seller: {
        company_name: evil,
        legal_name: evil,
        tax_id: evil,
        email: evil,
        phone: evil,
        address: { address_1: evil, city: evil },
      },
    })
    for (const mail of [
      quoteMail(doc, LINK),
      acceptanceMail(doc, { name: evil, order_display_id: evil }),
      acceptanceNoticeMail(doc, { name: evil }, { locale: "en", link: LINK }),
      declineNoticeMail(doc, { reason: evil }, { locale: "pt-BR", link: LINK }),
      invoiceMail(
        invoiceFixture({ number: evil, seller: doc.seller, buyer: doc.buyer, fiscal_documents: "elsewhere" })
      ),
      testMail({ company: evil, locale: "en" }),
    ]) {
      expect(mail.html).not.toMatch(/<img|onerror=alert\(1\)>"/)
      expect(mail.html).toContain("&lt;img src=x onerror=alert(1)&gt;&quot;&#39;&amp;")
      expect(mail.subject).not.toMatch(/[\r\n\u202e]/)
      expect(mail.html + mail.text).not.toContain("\u202e")
    }
  })

  it("keeps a subject short", () => {
    expect(quoteMail(quoteFixture({ seller: { company_name: "C".repeat(400) } }), LINK).subject).toHaveLength(180)
  })
})

describe("the mail with an invoice", () => {
  it.each([
    [{}, "Please pay $33.03 by December 3, 2026."],
    [{ prepaid: "10.00", payable: "23.03" }, "Please pay $23.03 by December 3, 2026."],
    [{ outstanding: "0.00" }, "It is paid; nothing is left to do. Thank you!"],
    [
      {
        instalments: [
          { due_date: "2026-12-03", amount: "16.52" },
          { due_date: "2027-01-03", amount: "16.51" },
        ],
      },
      "- $16.52 due on December 3, 2026\n- $16.51 due on January 3, 2027",
    ],
    [{ fiscal_documents: "elsewhere" as const }, "Not a tax document. The tax invoice is issued separately."],
    [{ locale: "pt-BR" as const, fiscal_documents: "elsewhere" as const }, "Documento sem valor fiscal."],
  ])("with %j says so", (over, sentence) => {
    expect(invoiceMail(invoiceFixture(over)).text).toContain(sentence)
  })
})

describe("mails about a decision", () => {
  it("tells the buyer in whose name it was accepted", () => {
    const { subject, text } = acceptanceMail(quoteFixture(), { name: "Bob Ray", order_display_id: 12 })
    expect(subject).toBe("You accepted quote Q-2026-0001 from Northwind")
    expect(text).toContain("Bob Ray accepted our quote Q-2026-0001 for $33.03.")
    expect(text).toContain("Your order number is 12.")
  })

  it("tells the rep in their own language", () => {
    const notice = { locale: "pt-BR", link: "https://shop.test/app/crm/quotes/crmq_1" }
    const { subject, text } = acceptanceNoticeMail(quoteFixture(), { name: "Bob Ray", order_display_id: 12 }, notice)
    expect(subject).toBe("Acme Ltd aceitou o orçamento Q-2026-0001")
    expect(text).toContain("O pedido tem o número 12.\n\nAbrir o orçamento:\nhttps://shop.test/app/crm/quotes/crmq_1")
    expect(declineNoticeMail(quoteFixture(), { reason: "Too late" }, { locale: "en" }).text).toContain(
      "Reason given: Too late"
    )
  })
})

it("an attachment is named after its document", () => {
  expect(pdfAttachment(Buffer.from("%PDF"), "Orçamento Q/1\r\n")).toEqual({
    content: "JVBERg==",
    filename: "Orçamento Q-1.pdf",
    content_type: "application/pdf",
  })
})
