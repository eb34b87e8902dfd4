import { Candidate, LineToMatch, matchLine, nameLikeness, numberPieces } from "./match-line"

const invoice = (id: string, outstanding: number, change: Partial<Candidate> = {}): Candidate => ({
  id,
  number: `INV-2026-${id.padStart(4, "0")}`,
  outstanding,
  next_due_date: "2026-11-20",
  debtor_id: "cus_acme",
  customer_id: "cus_acme",
  customer_name: "Acme Tools GmbH",
  order_number: null,
  quote_number: null,
  ...change,
})

const line = (change: Partial<LineToMatch> = {}): LineToMatch => ({
  amount: 100,
  text: "Zahlung",
  payer_name: null,
  payer_iban: null,
  booked_date: "2026-11-20",
  ...change,
})

const other = { debtor_id: "cus_bolt", customer_id: "cus_bolt", customer_name: "Bolt & Nut Ltd" }

describe("what a bank line is for", () => {
  const open = [invoice("1", 100), invoice("2", 50), invoice("3", 25.5), invoice("4", 100, other)]

  it.each<[string, Partial<LineToMatch>, string[], object]>([
    ["the invoice named, to the cent", { text: "INV 2026 0001 thanks" }, [], { sure: true, score: 75, reasons: [{ kind: "invoice_number", value: "INV-2026-0001" }, { kind: "exact_amount" }] }],
    ["two named that add up", { amount: 75.5, text: "INV-2026-0002/INV-2026-0003" }, [], { sure: true, left: 0, reasons: [{ kind: "invoice_number", value: "INV-2026-0002" }, { kind: "invoice_number", value: "INV-2026-0003" }, { kind: "exact_sum" }] }],
    ["a part of the invoice named", { amount: 40, text: "INV-2026-0001" }, [], { sure: false, score: 45, allocations: [{ invoice_id: "1", number: "INV-2026-0001", amount: 40, outstanding: 100 }] }],
    ["the payer's name and the amount", { payer_name: "ACME TOOLS", amount: 50 }, [], { sure: true, score: 40, reasons: [{ kind: "exact_amount" }, { kind: "name", value: "Acme Tools GmbH" }] }],
    ["the account it came from before, and the amount", { amount: 25.5 }, ["cus_acme"], { sure: true, score: 45, reasons: [{ kind: "exact_amount" }, { kind: "known_account" }] }],
    ["a sum of what the known account owes", { amount: 75.5 }, ["cus_acme"], { sure: false, reasons: [{ kind: "exact_sum" }, { kind: "known_account" }] }],
    ["the earliest due of the known account", { amount: 60 }, ["cus_acme"], { sure: false, reasons: [{ kind: "part" }, { kind: "known_account" }] }],
    ["the amount alone", { amount: 25.5 }, [], { sure: false, score: 30, reasons: [{ kind: "exact_amount" }] }],
  ])("%s", (_name, change, known, expected) => {
    expect(matchLine(line(change), open, known)[0]).toMatchObject({ customer_id: "cus_acme", ...expected })
  })

  it("is named by the number of its order or quote", () => {
    const rows = [invoice("1", 100, { order_number: "1042", quote_number: "Q-2026-0007" })]
    expect(matchLine(line({ text: "order #1042" }), rows)[0].reasons[0]).toEqual({ kind: "order_number", value: "1042" })
    expect(matchLine(line({ text: "Q20260007" }), rows)[0].reasons[0]).toEqual({ kind: "quote_number", value: "Q-2026-0007" })
  })

  it("is not sure where two fit as well", () => {
    const [first, second] = matchLine(line(), open)
    expect([first, second]).toMatchObject([{ sure: false, score: 30 }, { sure: false, score: 30 }])
    const twice = [invoice("1", 100), invoice("2", 100)]
    expect(matchLine(line({ payer_name: "Acme Tools" }), twice)[0].sure).toBe(false)
    expect(matchLine(line({ text: "INV-2026-0002" }), twice)[0]).toMatchObject({ sure: true, allocations: [{ invoice_id: "2" }] })
  })

  it("is nobody's without any sign", () => {
    expect(matchLine(line({ amount: 999 }), open)).toEqual([])
    expect(matchLine(line({ amount: 60, payer_name: "Acme Tools" }), open)).toEqual([])
    expect(matchLine(line(), [])).toEqual([])
  })
})

describe("names", () => {
  it.each([
    ["ACME TOOLS GMBH & CO KG", "Acme Tools", 1],
    ["Müller Maschinenbau", "MUELLER MASCHINENBAU AG", 0.5],
    ["João Conceição Lda.", "JOAO CONCEICAO", 1],
    ["Acme Tools", "Bolt Tools", 0.5],
    ["GmbH", "GmbH", 0],
    ["", "Acme", 0],
  ])("%s and %s are alike by %d", (a, b, expected) => expect(nameLikeness(a, b)).toBe(expected))
})

describe("pieces that may be numbers", () => {
  it("join words, whatever stands between them", () => {
    const pieces = numberPieces("Rg. INV-2026/0001 vom 20.11")
    expect(pieces).toEqual(expect.arrayContaining(["INV20260001", "2026", "0001"]))
    expect(pieces).not.toContain("RG")
    expect(numberPieces("thanks")).toEqual([])
  })
})
