import { fiscalDocumentsOf } from "./fiscal-countries"

describe("where fiscal documents are made", () => {
  it.each([
    [null, "BR", "elsewhere"],
    [null, "pt", "elsewhere"],
    [null, "us", "here"],
    [null, null, "here"],
    ["here" as const, "br", "here"],
    ["elsewhere" as const, "us", "elsewhere"],
  ])("%s in %s is %s", (choice, country, expected) => expect(fiscalDocumentsOf(choice, country)).toBe(expected))
})
