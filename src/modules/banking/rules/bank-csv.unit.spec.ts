import { BankFormat } from "./bank-format"
import { readAmount, readDay } from "../../../shared/read-csv"
import { decodeBankFile, parseBankCsv } from "./bank-csv"
import { fingerprintLines } from "./fingerprint"

const GERMAN: BankFormat = {
  encoding: "latin1",
  delimiter: ";",
  decimal: ",",
  date_format: "DD.MM.YYYY",
  header_lines: 3,
  columns: { date: "Buchung", amount: "Betrag", text: ["Text", "Zweck"], payer_name: "Auftraggeber", payer_iban: "IBAN" },
}

const german = (rows: string[]): string =>
  ["Konto 1;Stand 20.11.2026", "", "Buchung;Text;Zweck;Auftraggeber;IBAN;Betrag", ...rows].join("\r\n")

describe("a bank's file", () => {
  it("is read in the bank's own manner", () => {
    const csv = german([
      '20.11.2026;Gutschrift;"INV-2026-0001; danke";Müller GmbH;de89 3704 0044 0532 0130 00;"1.234,50"',
      "19.11.2026;Lastschrift;Miete;;;-900,00",
      "",
    ])
    const bytes = Buffer.from(csv, "latin1")
    expect(parseBankCsv(decodeBankFile(bytes, "latin1"), GERMAN, "eur")).toEqual([
      { line_number: 4, booked_date: "2026-11-20", amount: "1234.5", text: "Gutschrift INV-2026-0001; danke", payer_name: "Müller GmbH", payer_iban: "DE89370400440532013000" }, // prettier-ignore
      { line_number: 5, booked_date: "2026-11-19", amount: "-900", text: "Lastschrift Miete", payer_name: null, payer_iban: null }, // prettier-ignore
    ])
  })

  it("tells in and out apart by two columns, by place without headings", () => {
    const format: BankFormat = {
      encoding: "utf-8",
      delimiter: ",",
      decimal: ".",
      date_format: "YYYY-MM-DD",
      header_lines: 0,
      columns: { date: "1", debit: "2", credit: "3", text: ["4"] },
    }
    const csv = '\ufeff2026-11-20,,"1,200.00",a\n2026-11-21,15.00,,b\n2026-11-22,0.00,3,c\n2026-11-23,-7,,d\n2026-11-24,,0.00,e'
    expect(parseBankCsv(csv, format, "usd").map(({ amount }) => amount)).toEqual(["1200", "-15", "3", "-7"])
    expect(() => parseBankCsv("2026-11-20,1,2,a", format, "usd")).toThrow("line 1: it has an amount both in and out.")
  })

  it("names every broken line and imports nothing", () => {
    const rows = ["31.02.2026;a;b;;;1,00", "20.11.2026;a;b;;;1.00", "20.11.2026;a;b;;;1,001", "20.11.2026;a;b;;;2,00"]
    expect(() => parseBankCsv(german(rows), GERMAN, "eur")).toThrow(
      "Nothing was imported. line 4: 31.02.2026 is not a day such as DD.MM.YYYY; line 5: 1.00 is not an amount such as 1.234,50; line 6: 1.001 has more than 2 decimals, which EUR has."
    )
    expect(() => parseBankCsv(german(['20.11.2026;"a;b;;;1,00']), GERMAN, "eur")).toThrow(
      /^Nothing was imported\. line \d+: it is not well-formed CSV\.$/
    )
    const wrong = { ...GERMAN, columns: { ...GERMAN.columns, amount: "Summe" } }
    expect(() => parseBankCsv(german(["20.11.2026;a;b;;;1,00"]), wrong, "eur")).toThrow(
      "Line 3: there is no column Summe; the file has Buchung, Text, Zweck, Auftraggeber, IBAN, Betrag."
    )
    expect(() => parseBankCsv(german([]), GERMAN, "eur")).toThrow("The file has no movements.")
    expect(() => decodeBankFile(Buffer.from("Müller", "latin1"), "utf-8")).toThrow("choose Latin-1")
  })

  it.each([
    ["1.234,56", ",", "1234.56"],
    ["1,234.56", ".", "1234.56"],
    ["1 234,56 EUR", ",", "1234.56"],
    ["12,00-", ",", "-12"],
    ["(12.00)", ".", "-12"],
    ["\u22125.10", ".", "-5.1"],
    ["+7", ".", "7"],
    ["R$ 10,00", ",", "10"],
  ] as const)("reads %s", (text, decimal, expected) => expect(readAmount(text, decimal).value).toBe(expected))

  it.each(["1.23,45", "1,2,3", "abc", "", "1.2345"])("refuses the amount %s", (text) =>
    expect(readAmount(text, ",").problem).toContain("is not an amount")
  )

  it.each([
    ["20.11.2026", "DD.MM.YYYY", "2026-11-20"],
    ["1/2/2026", "DD/MM/YYYY", "2026-02-01"],
    ["02/01/2026", "MM/DD/YYYY", "2026-02-01"],
    ["20261120", "YYYYMMDD", "2026-11-20"],
    ["20.11.26", "DD.MM.YY", "2026-11-20"],
    ["2026-11-20", "DD.MM.YYYY", null],
    ["202611201", "YYYYMMDD", null],
    ["30/02/2026", "DD/MM/YYYY", null],
  ] as const)("reads the day %s", (text, format, expected) => expect(readDay(text, format)).toBe(expected))
})

describe("fingerprints", () => {
  const one = (text: string, amount = "5") => ({ line_number: 1, booked_date: "2026-11-20", amount, text, payer_name: null, payer_iban: null }) // prettier-ignore

  it("are the same in every file, and differ for equal lines of a day", () => {
    const first = fingerprintLines("DE1", [one("a"), one("a"), one("b")])
    const again = fingerprintLines("DE1", [one("b"), { ...one("a"), line_number: 9 }, one("a"), one("a")])
    expect(new Set(first.map(({ fingerprint }) => fingerprint)).size).toBe(3)
    expect(again.map(({ fingerprint }) => fingerprint)).toEqual(
      expect.arrayContaining(first.map(({ fingerprint }) => fingerprint))
    )
    expect(again.map(({ occurrence }) => occurrence)).toEqual([1, 1, 2, 3])
    expect(fingerprintLines("DE2", [one("a")])[0].fingerprint).not.toBe(first[0].fingerprint)
  })
})
