import { isCnpj, isCpf, readAccessKey } from "./brazil"

/** A key with its check digit computed here by hand: weights 2 to 9 from the right. */
export function keyOf(body: string): string {
  let sum = 0
  let weight = 2
  for (let at = body.length - 1; at >= 0; at--) {
    sum += (body.charCodeAt(at) - 48) * weight
    weight = weight === 9 ? 2 : weight + 1
  }
  const rest = sum % 11
  return body + (rest < 2 ? 0 : 11 - rest)
}

describe("CNPJ", () => {
  it.each(["11.222.333/0001-81", "11222333000181", "00.000.000/0001-91", "12.ABC.345/01DE-35", "12abc34501de35"])("takes %s", (id) => {
    expect(isCnpj(id)).toBe(true)
  })
  it.each(["11.222.333/0001-82", "11222333000118", "1122233300018", "12.ABC.345/01DE-36", "12ABC34501DEAB", "00000000000000", "", null])(
    "refuses %s",
    (id) => {
      expect(isCnpj(id)).toBe(false)
    }
  )
})

describe("CPF", () => {
  it.each(["111.444.777-35", "52998224725"])("takes %s", (id) => expect(isCpf(id)).toBe(true))
  it.each(["111.444.777-36", "11111111111", "1114447773", null])("refuses %s", (id) => expect(isCpf(id)).toBe(false))
})

describe("access keys", () => {
  const body = "3526101122233300018155001000000123112345678"

  it("say state, month, issuer, model, series and number", () => {
    expect(readAccessKey(keyOf(body).replace(/(.{4})/g, "$1 "))).toEqual({
      key: keyOf(body),
      state: "35",
      month: "2026-10",
      issuer: "11222333000181",
      model: "55",
      series: "1",
      number: "123",
    })
  })

  it("may name an issuer of letters and digits, or a person", () => {
    expect(readAccessKey(keyOf("35261012ABC34501DE3565001000000123112345678"))?.issuer).toBe("12ABC34501DE35")
    expect(readAccessKey(keyOf("3526100001114447773555001000000123112345678"))?.issuer).toBe("00011144477735")
  })

  it("reads a key that the tax office publishes as an example", () => {
    // Manual de Orientação do Contribuinte, NF-e: 5206 0433 0099 1100 2506 5501 2000 0007 8026 7301 615
    expect(readAccessKey("5206 0433 0099 1100 2506 5501 2000 0007 8002 6730 1615")).toMatchObject({
      model: "55",
      series: "12",
      number: "780",
    })
  })

  it.each([
    ["a wrong check digit", keyOf(body).slice(0, 43) + ((Number(keyOf(body)[43]) + 1) % 10)],
    ["43 characters", body],
    ["no such state", keyOf(`99${body.slice(2)}`)],
    ["no such month", keyOf(`352613${body.slice(6)}`)],
    ["no such issuer", keyOf("3526101122233300018255001000000123112345678")],
    ["letters", "A".repeat(44)],
  ])("are refused with %s", (_case, key) => {
    expect(readAccessKey(key)).toBeNull()
  })
})
