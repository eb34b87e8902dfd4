import { writeOffLimit } from "./write-off-limit"

describe("the limit of write-offs", () => {
  it.each([
    ["what is set for the currency", { eur: 5 }, "EUR", 5],
    ["nothing, where that is set", { eur: 0 }, "eur", 0],
    ["a hundred cents where nothing is set", { usd: 5 }, "eur", 1],
    ["a hundred of a currency without cents", null, "jpy", 100],
    ["a hundred thousandths", null, "kwd", 0.1],
  ])("is %s", (_name, limits, code, expected) => expect(writeOffLimit(limits, code)).toBe(expected))
})
