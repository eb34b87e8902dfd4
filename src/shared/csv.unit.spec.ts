import fc from "fast-check"

import { csvLine, csvNumber, csvText } from "./csv"

const SIGNS = ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"]
const FORMULAS = SIGNS.flatMap((sign) => [`${sign}1+1`, ` ${sign}HYPERLINK("http://evil.test")`, `a;${sign}1`, `a, ${sign}cmd|' /C calc'!A0`, `x|${sign}1`]) // prettier-ignore

/** The cells that a spreadsheet sees which parts by `separator` and knows no quotes. */
const cellsOf = (line: string, separator: string): string[] =>
  line.split(separator).map((cell) => cell.replace(/^"/, ""))

describe("a cell of text", () => {
  it.each(FORMULAS)("%j is never a formula", (text) => {
    const cell = csvText(text)
    for (const separator of [",", ";", "|", "\t"]) {
      expect(cellsOf(cell, separator).filter((part) => /^\s*[=+\-@＝＋－＠]/.test(part))).toEqual([])
    }
  })

  it("keeps what it says", () => {
    expect(csvText('Müller "& Söhne", 10-20')).toBe('"Müller ""& Söhne"", 10-20"')
    expect([csvText(""), csvText(null), csvText("a\u0000b")]).toEqual(["", "", '"ab"'])
  })

  it("is one cell to who knows quotes, whatever it holds", () => {
    fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => /^("([^"]|"")*")?$/.test(csvText(text))))
  })
})

describe("a cell of an amount", () => {
  it("stays a number, also below zero", () =>
    expect(csvLine([csvNumber("-3.10"), csvNumber("12")])).toBe("-3.10,12\r\n"))
  it.each(["=1", "1e5", "", "1,5", "+1"])("refuses %j", (text) =>
    expect(() => csvNumber(text)).toThrow("decimal text only")
  )
})
