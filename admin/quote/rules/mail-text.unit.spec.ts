import { quoteMail } from "../../../src/shared/documents"
import type { QuoteDocument } from "../../../src/shared/documents/types"
import { quoteMailText } from "./mail-text"

const facts = {
  number: "Q-2026-0001",
  title: "Desks",
  total: 1774.29,
  currency_code: "eur",
  customer_name: "Marta Nogueira",
  email: "marta@atlantico.example",
  valid_until: "2026-12-23",
}

const plain = (text: string): string => text.replace(/[\u00a0\u202f]/g, " ")

describe("the mail shown before sending", () => {
  it.each(["en", "pt-BR"])("is the one that goes out in %s", (locale) => {
    const document = {
      ...facts,
      locale,
      version: 1,
      total: "1774.29",
      seller: { company_name: "Oak & Iron", legal_name: "Oak & Iron" },
      buyer: { name: facts.customer_name, email: facts.email },
      items: [],
    } as unknown as QuoteDocument
    const mail = quoteMail(document, "http://localhost:9000/crm/quotes#x")
    const shown = quoteMailText({ ...facts, locale }, "Oak & Iron")
    expect(shown.subject).toBe(mail.subject)
    const text = plain(mail.text)
    expect(shown.lines.slice(0, -1).filter((line) => !text.includes(plain(line)))).toEqual([])
    expect(text).toContain(shown.button)
  })
})
