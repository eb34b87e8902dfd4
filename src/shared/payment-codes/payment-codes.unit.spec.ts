import fc from "fast-check"

import { readQr } from "../../../integration-tests/support/read-qr"
import { epcPayload } from "./epc"
import { isBic, isIban, printedIban } from "./iban"
import { crc16, pixPayload } from "./pix"
import { qrModules, qrPicture } from "./qr"

const RED_CROSS = { iban: "BE72 0000 0000 1616", bic: "BPOTBEB1", name: "Red Cross of Belgium", amount: "1" }

describe("an account number", () => {
  it.each([
    "DE89370400440532013000",
    "GB29 NWBK 6016 1331 9268 19",
    "be72 0000 0000 1616",
    "BR1500000000000010932840814P2",
  ])("%s passes its check digits", (iban) => expect(isIban(iban)).toBe(true))

  it.each([
    "DE89370400440532013001",
    "DE8937040044053201300",
    "",
    "BE72",
    "1234567890123456",
    "DE89 3704 0044 0532 0130 0O",
  ])("%s does not", (iban) => expect(isIban(iban)).toBe(false))

  it("never passes with one digit changed", () => {
    const iban = "DE89370400440532013000"
    fc.assert(
      fc.property(fc.integer({ min: 2, max: iban.length - 1 }), fc.integer({ min: 1, max: 9 }), (at, by) => {
        const digit = (iban.charCodeAt(at) - 48 + by) % 10
        return !isIban(`${iban.slice(0, at)}${digit}${iban.slice(at + 1)}`)
      })
    )
  })

  it("is printed in groups of four", () =>
    expect(printedIban("de89370400440532013000")).toBe("DE89 3704 0044 0532 0130 00"))

  it("is at a bank with a code of eight or eleven characters", () => {
    expect(["BPOTBEB1", "deutdeff500", "NWBKGB2L"].every(isBic)).toBe(true)
    expect(["BPOTBEB", "12345678", "BPOTBEB1X"].some(isBic)).toBe(false)
  })
})

describe("an EPC QR code", () => {
  it("is the example of EPC069-12", () => {
    expect(epcPayload({ ...RED_CROSS, purpose: "CHAR", text: "Urgency fund", hint: "Sample QR code" })).toBe(
      "BCD\n002\n1\nSCT\nBPOTBEB1\nRed Cross of Belgium\nBE72000000001616\nEUR1\nCHAR\n\nUrgency fund\nSample QR code"
    )
  })

  it("needs no bank code, and ends after what it says", () => {
    expect(epcPayload({ ...RED_CROSS, bic: null, amount: "1234.50", text: "INV-2026-0001" })).toBe(
      "BCD\n002\n1\nSCT\n\nRed Cross of Belgium\nBE72000000001616\nEUR1234.5\n\n\nINV-2026-0001"
    )
  })

  it.each([
    ["a wrong account", { iban: "BE72000000001617" }],
    ["nothing to pay", { amount: "0" }],
    ["too much", { amount: "1000000000" }],
    ["no name", { name: "\u0000 \u202e" }],
  ])("is not made for %s", (_what, over) => expect(epcPayload({ ...RED_CROSS, ...over })).toBeNull())

  it("keeps one line per field and its size whatever the names say", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.string({ unit: "binary", maxLength: 400 }), (name, text) => {
        const payload = epcPayload({ ...RED_CROSS, name, text })
        return payload === null || (payload.split("\n").length <= 12 && Buffer.byteLength(payload) <= 331)
      })
    )
  })
})

describe("a Pix code", () => {
  it("is the example of the central bank's manual", () => {
    expect(pixPayload({ key: "123e4567-e12b-12d1-a456-426655440000", name: "Fulano de Tal", city: "BRASILIA" })).toBe(
      "00020126580014br.gov.bcb.pix0136123e4567-e12b-12d1-a456-4266554400005204000053039865802BR5913Fulano de Tal6008BRASILIA62070503***63041D3D"
    )
  })

  it("ends with the checksum whose published check value is 29B1", () => expect(crc16("123456789")).toBe("29B1"))

  it("carries amount and reference, and names without accents", () => {
    expect(
      pixPayload({
        key: "pix@loja.com.br",
        name: "Papelaria São João Comércio Ltda",
        city: "São Paulo",
        amount: "33.5",
        reference: "INV-2026-0001",
      })
    ).toMatch(
      /^00020126370014br\.gov\.bcb\.pix0115pix@loja\.com\.br520400005303986540533\.505802BR5925Papelaria Sao Joao Comerc6009Sao Paulo62150511INV202600016304[0-9A-F]{4}$/
    )
  })

  it.each([
    ["no key", { key: "" }],
    ["a key with spaces", { key: "a b" }],
    ["no city", { city: "日本" }],
    ["nothing to pay", { amount: "0" }],
  ])("is not made with %s", (_what, over) =>
    expect(pixPayload({ key: "pix@loja.com.br", name: "Loja", city: "Recife", ...over })).toBeNull()
  )

  it("can be read back field by field whatever the names say", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.string({ unit: "binary" }), (name, reference) => {
        const payload = pixPayload({ key: "+5561912345678", name, city: "Recife", amount: "10", reference })
        if (payload === null) {
          return
        }
        let rest = payload
        const ids: string[] = []
        while (rest) {
          const length = parseInt(rest.slice(2, 4), 10)
          ids.push(rest.slice(0, 2))
          rest = rest.slice(4 + length)
        }
        expect(ids).toEqual(["00", "26", "52", "53", "54", "58", "59", "60", "62", "63"])
        expect(crc16(payload.slice(0, -4))).toBe(payload.slice(-4))
      })
    )
  })
})

describe("a drawn code", () => {
  it.each([
    ["EPC", epcPayload({ ...RED_CROSS, name: "Müller & Söhne GmbH, Zürich", text: "INV-2026-0001" })!],
    [
      "the longest EPC",
      epcPayload({
        ...RED_CROSS,
        name: "N".repeat(70),
        amount: "999999999.99",
        text: "T".repeat(140),
        hint: "H".repeat(50),
      })!,
    ],
    ["Pix", pixPayload({ key: "pix@loja.com.br", name: "Loja", city: "Recife", amount: "33.50", reference: "INV1" })!],
  ])("of %s is read back by another program", (_what, payload) => {
    const rows = qrModules(payload)
    expect(readQr(rows)).toBe(payload)
    expect(rows.length).toBeLessThanOrEqual(69) // version 13, the largest that EPC069-12 allows
  })

  it("is a picture that needs nothing else", () => {
    const svg = Buffer.from(qrPicture("BCD").split(",")[1], "base64").toString()
    expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" viewBox="0 0 29 29"/)
  })
})
