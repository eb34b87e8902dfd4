import en from "../../i18n/en"
import ptBR from "../../i18n/pt-BR"
import { factTexts } from "./fact-texts"

const words = (texts: object, locale: string) => ({
  locale,
  ofInvoice: true,
  t: (key: string, values: Record<string, string> = {}) => {
    const found = key.split(".").reduce<unknown>((node, part) => (node as Record<string, unknown>)?.[part], texts)
    if (typeof found !== "string") {
      throw new Error(`There is no text ${key}.`)
    }
    return found.replace(/{{(\w+)}}/g, (_all, name: string) => values[name])
  },
})
const EN = words(en, "en")
const PT = words(ptBR, "pt-BR")
const usd = (amount: string) => ({ amount, currency_code: "usd" })

describe("what History says an act was about", () => {
  it.each([
    [
      "an allocation",
      {
        allocated_total: ["0", "5"],
        allocation: [null, { ...usd("5.00"), source: "receipt", number: "R-1", invoice: "INV-1" }],
      },
      ["$5.00 of receipt R-1"],
      ["$ 5,00 do recebimento R-1"],
    ],
    [
      "one that was undone",
      { allocation: [{ ...usd("5.00"), source: "credit_note", number: "CN-1", invoice: "INV-1" }, null] },
      ["$5.00 of credit note CN-1"],
      ["$ 5,00 da nota de crédito CN-1"],
    ],
    [
      "one in another currency",
      {
        allocation: [
          null,
          {
            ...usd("5.00"),
            source: "receipt",
            number: "R-1",
            taken: { amount: "4.00", currency_code: "eur" },
            rate: "1.25",
            rate_date: "2026-11-20",
          },
        ],
      },
      ["$5.00 of receipt R-1 · €4.00 at 1.25 of Nov 20, 2026"],
      ["$ 5,00 do recebimento R-1 · € 4,00 a 1,25 de 20 de nov. de 2026"],
    ],
    ["a credit note", { credit: [null, { ...usd("10.45"), number: "CN-1" }] }, ["CN-1 · $10.45"], ["CN-1 · $ 10,45"]],
    [
      "a write-off",
      { write_off: [null, { ...usd("0.50"), reason_code: "bad_debt" }] },
      ["$0.50 · Bad debt"],
      ["$ 0,50 · Dívida incobrável"],
    ],
    [
      "a promise",
      { promise: [null, { id: "p", ...usd("5.00"), promised_date: "2026-11-30", told_by: "Ann" }] },
      ["$5.00 by Nov 30, 2026 · Ann"],
      ["$ 5,00 até 30 de nov. de 2026 · Ann"],
    ],
    [
      "a dispute",
      { dispute: [null, { id: "d", reason: "price", ...usd("5.00") }] },
      ["$5.00 · Price"],
      ["$ 5,00 · Preço"],
    ],
    [
      "the end of one",
      {
        dispute: [
          { id: "d", status: "open", amount: "5" },
          { id: "d", status: "resolved", resolution: "corrected" },
        ],
      },
      ["Corrected another way"],
      ["Corrigida de outra forma"],
    ],
    [
      "a discount given late",
      { early_discount: [null, { ...usd("2.00"), until: "2026-11-20" }] },
      ["$2.00, promised until Nov 20, 2026"],
      ["$ 2,00, prometido até 20 de nov. de 2026"],
    ],
    [
      "a tax document",
      { fiscal_document: [{ kind: "nfe", number: "12", series: "1" }, null] },
      ["NF-e 12 series 1"],
      ["NF-e 12 série 1"],
    ],
    ["an export", { export: [null, "journal"] }, ["Sales journal as CSV"], ["Diário de vendas em CSV"]],
    [
      "a balance taken over",
      { total: [null, "5"], file: [null, { filename: "open.csv", line: 3 }] },
      ["open.csv · line 3"],
      ["open.csv · linha 3"],
    ],
    ["a status alone", { status: ["draft", "issued"] }, [], []],
    ["nothing", null, [], []],
  ] as const)("%s", (_what, changes, english, portuguese) => {
    const plain = (texts: string[]) => texts.map((text) => text.replace(/\u00a0/g, " "))
    expect(plain(factTexts(changes as never, EN))).toEqual(english)
    expect(plain(factTexts(changes as never, PT))).toEqual(portuguese)
  })

  it("names the invoice on the page of the money", () => {
    const allocation = [null, { ...usd("5.00"), source: "receipt", number: "R-1", invoice: "INV-1" }] as [
      unknown,
      unknown,
    ]
    expect(factTexts({ allocation }, { ...EN, ofInvoice: false })).toEqual(["$5.00 on invoice INV-1"])
  })
})
