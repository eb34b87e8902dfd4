import { readOpeningCsv, sayProblem } from "./opening-csv"

const TODAY = "2026-11-26"
const HEAD = "number,email,issue_date,due_date,currency,total,outstanding"
const PLAIN = { decimal: ".", date_format: "YYYY-MM-DD" } as const

const read = (...lines: string[]) => readOpeningCsv([HEAD, ...lines].join("\n"), PLAIN, TODAY)

describe("a file of opening balances", () => {
  it("has invoices, and credits below 0", () => {
    expect(read("A-1,Anna@Example.com,2026-01-10,2026-02-09,EUR,120.50,100", "C-9,bob@example.com,2026-03-01,,eur,-30,-30")).toEqual([
      {
        line_number: 2,
        said: { number: "A-1", email: "anna@example.com" },
        entry: {
          kind: "invoice",
          number: "A-1",
          email: "anna@example.com",
          issue_date: "2026-01-10",
          due_date: "2026-02-09",
          currency_code: "eur",
          total: "120.5",
          outstanding: "100",
        },
      },
      {
        line_number: 3,
        said: { number: "C-9", email: "bob@example.com" },
        entry: {
          kind: "credit",
          number: "C-9",
          email: "bob@example.com",
          issue_date: "2026-03-01",
          due_date: "2026-03-01",
          currency_code: "eur",
          total: "30",
          outstanding: "30",
        },
      },
    ])
  })

  it("says its kind in a column, writes days and amounts as its country does, and begins as spreadsheets do", () => {
    const [{ entry }] = readOpeningCsv(
      "\ufeffType;Number;Customer Email;Date;Due;Currency;Amount;Open\r\nCredit;7;a@b.example;01/02/2026;;BRL;1.234,50;1.000,00\r\n",
      { decimal: ",", date_format: "DD/MM/YYYY" },
      TODAY
    )
    expect(entry).toMatchObject({ kind: "credit", issue_date: "2026-02-01", currency_code: "brl", total: "1234.5", outstanding: "1000" })
  })

  it.each([
    [",a@b.example,2026-01-10,2026-02-09,eur,1,1", "it has no number"],
    ["A,ab.example,2026-01-10,2026-02-09,eur,1,1", "ab.example is not an e-mail address"],
    ["A,a@b.example,10.01.2026,2026-02-09,eur,1,1", "10.01.2026 is not a day as the file writes them"],
    ["A,a@b.example,2026-11-27,2026-12-09,eur,1,1", "2026-11-27 lies in the future"],
    ["A,a@b.example,2026-01-10,,eur,1,1", "nothing is not a day as the file writes them"],
    ["A,a@b.example,2026-01-10,2026-01-09,eur,1,1", "it is due on 2026-01-09, before its issue"],
    ["A,a@b.example,2016-01-10,2026-01-09,eur,1,1", "it is due on 2026-01-09, more than ten years after its issue"],
    ["A,a@b.example,2026-01-10,2026-02-09,euro,1,1", "euro is not a currency code such as eur"],
    ["A,a@b.example,2026-01-10,2026-02-09,eur,one,1", "one is not an amount"],
    ["A,a@b.example,2026-01-10,2026-02-09,jpy,10.50,1", "10.50 has more decimals than its currency"],
    ["A,a@b.example,2026-01-10,2026-02-09,eur,0,0", "0 is not more than 0"],
    ["A,a@b.example,2026-01-10,2026-02-09,eur,10,-1", "-1 has not the sign of its kind"],
    ["A,a@b.example,2026-01-10,2026-02-09,eur,10,10.01", "10.01 is outstanding, more than its total"],
  ])("says what is wrong with %s", (line, problem) => {
    const [row] = read(line)
    expect(row.entry).toBeUndefined()
    expect(sayProblem(row.problem!)).toBe(problem)
  })

  it.each([
    ["number,email\nA,a@b.example", "Line 1: column issue_date, due_date, currency_code, total, outstanding is missing; it must name number, email, issue_date, due_date, currency_code, total, outstanding, and may name kind."],
    [HEAD, "The file has no lines below its headings."],
    [`${HEAD}\nA,"a`, "Nothing was imported. line 2: it is not well-formed CSV."],
  ])("is refused as a whole: %j", (csv, message) =>
    expect(() => readOpeningCsv(csv, PLAIN, TODAY)).toThrow(message)
  )
})
