import { askedDeposit } from "./deposit"

describe("the deposit of an offer", () => {
  it.each([
    ["440", "30", "usd", "132.00"],
    ["33.03", "50", "usd", "16.52"],
    ["100.01", "33.3333", "eur", "33.34"],
    ["1001", "30", "jpy", "300"],
    ["1.005", "100", "kwd", "1.005"],
  ])("of %s is, at %s %% in %s, %s", (total, percent, currency, amount) => {
    expect(askedDeposit(total, percent, currency)).toEqual({ percent, amount })
  })

  it("is none where none is asked, and where nothing would be left to pay", () => {
    expect(askedDeposit("440", null, "usd")).toBeNull()
    expect(askedDeposit("440", undefined, "usd")).toBeNull()
    expect(askedDeposit("0", "30", "usd")).toBeNull()
    expect(askedDeposit("0.01", "30", "usd")).toBeNull()
  })
})
