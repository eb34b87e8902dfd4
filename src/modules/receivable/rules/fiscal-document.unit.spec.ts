import { FiscalInput, fiscalFacts, readNfeXml } from "./fiscal-document"

// 35 = São Paulo, October 2026, CNPJ 11.222.333/0001-81, model 55, series 1, number 123.
const NFE = "35261011222333000181550010000001231123456787"
const NFCE = "35261011222333000181650010000001231123456780"
const SELLER = "11.222.333/0001-81"

/** The same key with its check digit made right. */
const checked = (body: string): string => {
  const digits = [...body.slice(0, 43)].reverse()
  const rest = digits.reduce((sum, sign, index) => sum + (sign.charCodeAt(0) - 48) * ((index % 8) + 2), 0) % 11
  return `${body.slice(0, 43)}${rest < 2 ? 0 : 11 - rest}`
}
const nfe = checked(NFE)
const of = (input: FiscalInput, seller: string | null = SELLER, xml: FiscalInput | null = null) => fiscalFacts(input, xml, seller)

describe("a tax document made elsewhere", () => {
  it("takes number and series from its key", () => {
    expect(of({ kind: "nfe", access_key: nfe.replace(/(.{4})/g, "$1 ") })).toEqual({
      kind: "nfe",
      number: "123",
      series: "1",
      access_key: nfe,
      issue_date: null,
    })
    expect(of({ access_key: checked(NFCE), number: "000000123", series: "001", issue_date: "2026-10-31" })).toMatchObject({
      kind: "nfce",
      number: "123",
      issue_date: "2026-10-31",
    })
  })

  it("may be of a branch of the seller, and of any issuer where the seller has no CNPJ", () => {
    expect(of({ kind: "nfe", access_key: nfe }, "11.222.333/0002-62").number).toBe("123")
    expect(of({ kind: "nfe", access_key: nfe }, "PT500000000").number).toBe("123")
    expect(of({ kind: "nfe", access_key: nfe }, null).number).toBe("123")
  })

  it("of another kind has a number, and any key", () => {
    expect(of({ kind: "nfse", number: " 2026/7 ", access_key: "abc 123" })).toEqual({
      kind: "nfse",
      number: "2026/7",
      series: null,
      access_key: "ABC123",
      issue_date: null,
    })
  })

  it.each<[FiscalInput, string | null, string]>([
    [{ kind: "nfe" }, SELLER, "The access key of the NF-e is missing: 44 characters, printed on it and in its XML."],
    [{ kind: "nfe", access_key: nfe.slice(1) }, SELLER, "is not an access key: 44 characters"],
    [{ kind: "nfe", access_key: `${nfe.slice(0, 43)}${(Number(nfe[43]) + 1) % 10}` }, SELLER, "is not an access key: 44 characters"],
    [{ kind: "nfce", access_key: nfe }, SELLER, "The access key is of model 55; an NFC-e is of model 65."],
    [{ kind: "nfe", access_key: nfe, number: "124" }, SELLER, "The access key says that the NF-e has number 123, not 124."],
    [{ kind: "nfe", access_key: nfe, series: "2" }, SELLER, "The access key says that the NF-e has series 1, not 2."],
    [
      { kind: "nfe", access_key: nfe, issue_date: "2026-11-01" },
      SELLER,
      "The access key says that the NF-e was issued in 2026-10, not on 2026-11-01.",
    ],
    [
      { kind: "nfe", access_key: nfe },
      "00.000.000/0001-91",
      "The access key names the issuer 11222333000181; this invoice's seller is 00000000000191.",
    ],
    [{ kind: "nfse" }, SELLER, "The number of the NFS-e is missing."],
    [{}, SELLER, "The number of the Document is missing."],
  ])("is refused as %j", (input, seller, message) => {
    expect(() => of(input, seller)).toThrow(message)
  })
})

describe("the XML of an NF-e", () => {
  const xml = `<?xml version="1.0"?><nfeProc><NFe><infNFe versao="4.00" Id="NFe${nfe}"><ide><dhEmi>2026-10-30T09:00:00-03:00</dhEmi></ide></infNFe></NFe></nfeProc>`

  it("says key and day", () => {
    expect(readNfeXml(xml)).toEqual({ access_key: nfe, issue_date: "2026-10-30" })
    expect(of({}, SELLER, readNfeXml(xml))).toMatchObject({ kind: "nfe", number: "123", issue_date: "2026-10-30" })
  })

  it("must be of the key that is given", () => {
    expect(() => of({ kind: "nfe", access_key: checked(`${NFE.slice(0, 34)}1987654321`) }, SELLER, readNfeXml(xml))).toThrow(
      "The XML is of another document"
    )
  })

  it.each([
    `<!DOCTYPE x [<!ENTITY a "b">]>${xml}`,
    "<nfeProc/>",
    "",
    `<infNFe ${" ".repeat(3_000_000)}`,
    `<infNFe Id="NFe${nfe}`.repeat(2).slice(0, 60),
  ])("is not looked into otherwise", (text) => {
    expect(readNfeXml(text)).toBeNull()
  })
})
