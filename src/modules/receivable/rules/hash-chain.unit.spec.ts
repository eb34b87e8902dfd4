import { chainHash } from "./hash-chain"

describe("the chain", () => {
  const content = {
    number: "INV-2026-0001",
    total: "33.03",
    buyer: { legal_name: "Caf\u00e9", tax_id: null },
  }

  it("does not depend on the order of keys or on how a text is composed", () => {
    const same = {
      buyer: { tax_id: null, legal_name: "Cafe\u0301" },
      total: "33.03",
      number: "INV-2026-0001",
      left_out: undefined,
    }
    expect(chainHash(same, null)).toBe(chainHash(content, null))
  })

  it("stays what it was for documents issued before", () => {
    expect(chainHash(content, null, 1)).toBe("v1:bbe7cca4254860e46f5c298cf1c77fafe839f66ae0203aba3add8ca309ab233e")
  })

  it.each<[string, object, string | null]>([
    ["an amount", { ...content, total: "33.04" }, null],
    ["the form of an amount", { ...content, total: 33.03 }, null],
    ["a nested text", { ...content, buyer: { legal_name: "Cafe", tax_id: null } }, null],
    ["what came before", content, "v1:0"],
  ])("is another with another %s", (_case, other, previous) => {
    expect(chainHash(other as Record<string, unknown>, previous)).not.toBe(chainHash(content, null))
  })
})
