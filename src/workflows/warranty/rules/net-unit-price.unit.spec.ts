import { netUnitPrice, PricedLine } from "./net-unit-price"

const line = (some: Partial<PricedLine> = {}): PricedLine => ({
  unit_price: 100,
  is_tax_inclusive: false,
  quantity: 1,
  tax_lines: [{ rate: 10 }],
  adjustments: [],
  ...some,
})

describe("what a unit costs after discounts", () => {
  it.each<[string, string, PricedLine]>([
    ["its price", "100", line()],
    ["less a discount", "90", line({ adjustments: [{ amount: 10 }] })],
    ["less its share of discounts", "95", line({ quantity: 4, adjustments: [{ amount: 12 }, { amount: 8 }] })],
    [
      "less a share that does not come out even",
      "96.66666666666666666667",
      line({ quantity: 3, adjustments: [{ amount: 10 }] }),
    ],
    ["less a discount with tax in it", "90", line({ adjustments: [{ amount: 11, is_tax_inclusive: true }] })],
    ["of a price with tax in it", "89", line({ is_tax_inclusive: true, adjustments: [{ amount: 10 }] })],
    [
      "of a price with tax in it, as the discount",
      "89",
      line({
        is_tax_inclusive: true,
        adjustments: [{ amount: 11, is_tax_inclusive: true }],
        tax_lines: [{ rate: 10 }],
      }),
    ],
    [
      "where nothing is taxed",
      "90",
      line({ is_tax_inclusive: true, adjustments: [{ amount: 10, is_tax_inclusive: true }], tax_lines: [] }),
    ],
  ])("%s", (_name, price, of) => {
    expect(netUnitPrice(of)).toBe(price)
  })
})
