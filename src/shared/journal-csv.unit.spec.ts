import { JOURNAL_COLUMNS, journalCells, JournalCsv, JournalCsvLine, journalHead, USUAL_JOURNAL_CSV } from "./journal-csv"

const LINE: JournalCsvLine = {
  date: "2026-11-05",
  number: "INV-2026-0001",
  kind: "invoice",
  account_code: "4000",
  account_name: "Sales",
  debit: "0",
  credit: "1234.5",
  currency_code: "eur",
  customer_id: "cus_1",
  customer_name: '=cmd|"x"',
  entry_id: "crminv_1:invoice",
  id: "crminv_1:invoice:2",
}
const csv = (change: Partial<JournalCsv>): JournalCsv => ({ ...USUAL_JOURNAL_CSV, ...change })
const columns = (...names: (keyof JournalCsvLine | "amount")[]): JournalCsv["columns"] =>
  names.map((column) => ({ column: column as JournalCsv["columns"][number]["column"], heading: null }))

describe("a line of the journal as CSV", () => {
  it("has the usual columns until the store says otherwise", () => {
    expect(journalHead(USUAL_JOURNAL_CSV).join(",")).toBe(
      "date,number,account_code,account_name,debit,credit,currency_code,customer_name,id"
    )
    expect(journalCells(USUAL_JOURNAL_CSV, LINE)).toEqual([
      '"2026-11-05"',
      '"INV-2026-0001"',
      '"4000"',
      '"Sales"',
      "0",
      "1234.5",
      '"eur"',
      `"'=cmd|""x"""`,
      '"crminv_1:invoice:2"',
    ])
  })

  it.each<[JournalCsv["date_format"], string]>([
    ["YYYY-MM-DD", '"2026-11-05"'],
    ["DD/MM/YYYY", '"05/11/2026"'],
    ["MM/DD/YYYY", '"11/05/2026"'],
    ["DD.MM.YYYY", '"05.11.2026"'],
    ["YYYYMMDD", '"20261105"'],
  ])("writes days as %s", (date_format, cell) => {
    expect(journalCells(csv({ date_format, columns: columns("date") }), LINE)).toEqual([cell])
  })

  it.each<[JournalCsv["decimal"], JournalCsv["delimiter"], string[]]>([
    ["point", "comma", ["0", "1234.5", "-1234.5"]],
    ["comma", "semicolon", ["0", "1234,5", "-1234,5"]],
    ["comma", "tab", ["0", "1234,5", "-1234,5"]],
    ["comma", "comma", ["0", '"1234,5"', '"-1234,5"']],
  ])("writes amounts with a decimal %s, cells parted by %s", (decimal, delimiter, cells) => {
    const asked = csv({ decimal, delimiter, columns: columns("debit", "credit", "amount") })
    expect(journalCells(asked, LINE)).toEqual(cells)
  })

  it("is headed in the store's words, which are no formula either", () => {
    const asked = csv({ columns: [{ column: "id", heading: "Beleg;Nr." }, { column: "amount", heading: "=1+1" }, { column: "kind", heading: null }] })
    expect(journalHead(asked)).toEqual(['"Beleg;Nr."', `"'=1+1"`, "kind"])
  })

  it("can have every column", () => {
    expect(journalCells(csv({ columns: columns(...JOURNAL_COLUMNS) }), LINE)).toHaveLength(JOURNAL_COLUMNS.length)
  })
})
