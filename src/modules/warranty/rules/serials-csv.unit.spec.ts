import { serialKey } from "./serial"
import { readSerialsCsv } from "./serials-csv"

describe("a serial number", () => {
  it.each([
    ["ab-12 3", "AB123"],
    ["ＡＢ１２", "AB12"],
    ["çedilha/9", "ÇEDILHA9"],
    [" - ", ""],
  ])("%j is found by %j", (text, key) => {
    expect(serialKey(text)).toBe(key)
  })
})

describe("a file of serial numbers", () => {
  it("names an entitlement, or an order and an article, in any order of columns", () => {
    expect(readSerialsCsv("\ufeffSerial number;Warranty\nA 1;W-2026-0001\n\nA 2;W-2026-0002")).toEqual([
      { line: 2, warranty: "W-2026-0001", order: null, sku: null, serial: "A 1" },
      { line: 4, warranty: "W-2026-0002", order: null, sku: null, serial: "A 2" },
    ])
    expect(readSerialsCsv("order,article,serial\n12,DESK,S1")).toEqual([
      { line: 2, warranty: null, order: "12", sku: "DESK", serial: "S1" },
    ])
  })

  it.each([
    ["order,serial\n1,2", "The first line must name the columns serial and warranty, or serial, order and sku."],
    ["", "The first line must name the columns serial and warranty, or serial, order and sku."],
    ["warranty,serial", "The file has no lines below its headings."],
    [`warranty,serial\n${"W-1,A\n".repeat(2001)}`, "The file has 2001 lines; at most 2000 are taken at once."],
    [`warranty,serial\nW-1,${"A".repeat(101)}`, "Line 2: the column serial takes one line of at most 100 signs. Nothing was imported."],
    ['warranty,serial\n"W-1\n2",A', "Line 3: the column warranty takes one line of at most 100 signs. Nothing was imported."],
    ['warranty,serial\nW-1,"A', "Nothing was imported. line 2: it is not well-formed CSV."],
  ])("%j is refused", (csv, message) => {
    expect(() => readSerialsCsv(csv)).toThrow(message)
  })
})
