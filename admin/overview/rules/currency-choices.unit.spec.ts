import { currencyChoices } from "./currency-choices"

describe("the currencies of the overview", () => {
  it.each([
    ["a store whose open documents are all in another currency", ["usd"], "eur", ["eur", "usd"]],
    ["a store that has nothing open", [], "eur", ["eur"]],
    ["what is read being among what is open", ["eur", "usd"], "usd", ["eur", "usd"]],
  ])("of %s", (_of, currencies, currency_code, choices) => {
    expect(currencyChoices({ currencies, currency_code })).toEqual(choices)
  })
})
