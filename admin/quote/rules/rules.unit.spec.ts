import { Quote } from "../types"
import { addressLine, addressLines } from "./address"
import { EMPTY_DRAFT, LineDraft, draftOf, headBody, lineBody, lineProblem } from "./draft"
import { newLine } from "./lines"
import { taxLabel } from "./tax-label"

const line = (values: Partial<LineDraft> = {}): LineDraft =>
  newLine({ key: "1", variant_id: "variant_1", title: "Chair", quantity: "2", ...values })

describe("lineProblem", () => {
  it.each([
    [{}, null],
    [{ quantity: "0" }, "quantity"],
    [{ quantity: "-1" }, "quantity"],
    [{ quantity: "" }, "quantity"],
    [{ unit_price: "abc" }, "unit_price"],
    [{ unit_price: "-1" }, "unit_price"],
    [{ unit_price: "0" }, null],
    [{ discount_percent: "101" }, "discount_percent"],
    [{ discount_percent: "100" }, null],
    [{ variant_id: null, title: " " }, "title"],
    [{ variant_id: null }, "unit_price"],
    [{ variant_id: null, unit_price: "9,5" }, null],
  ])("of %j is %p", (values, problem) => {
    expect(lineProblem(line(values as Partial<LineDraft>))).toBe(problem)
  })
})

describe("lineBody", () => {
  it("leaves the price of a product to the host unless one is typed", () => {
    expect(lineBody(line())).toEqual({ variant_id: "variant_1", quantity: 2 })
    expect(lineBody(line({ unit_price: "1.234,50", discount_percent: "5" }))).toEqual({
      variant_id: "variant_1",
      quantity: 2,
      unit_price: 1234.5,
      discount_percent: 5,
    })
  })

  it("names a free-text line", () => {
    expect(lineBody(line({ variant_id: null, title: " Setup ", unit_price: "10" }))).toEqual({
      title: "Setup",
      quantity: 2,
      unit_price: 10,
    })
  })
})

describe("headBody", () => {
  it("sends an address without the host's ids and flags", () => {
    const address = { id: "addr_1", city: "Porto", country_code: "pt", address_2: null, is_default_shipping: true }
    expect(headBody({ ...EMPTY_DRAFT, shipping_address: address }, "Shipping").shipping_address).toEqual({
      city: "Porto",
      country_code: "pt",
    })
  })

  it("calls shipping by its name or the given one, and leaves it out when no amount is typed", () => {
    expect(headBody(EMPTY_DRAFT, "Frete").shipping_methods).toEqual([])
    expect(headBody({ ...EMPTY_DRAFT, shipping_amount: "5" }, "Frete").shipping_methods).toEqual([
      { name: "Frete", amount: 5 },
    ])
  })
})

it("draftOf leaves a price that came from the host empty, so that it follows the quantity", () => {
  const items = [
    {
      id: "b",
      position: 2,
      variant_id: null,
      title: "Setup",
      quantity: 1,
      unit_price: 50,
      is_custom_price: true,
      discount_percent: 0,
    },
    {
      id: "a",
      position: 1,
      variant_id: "v",
      title: "Chair",
      quantity: 3,
      unit_price: 10,
      is_custom_price: false,
      discount_percent: 5,
    },
  ]
  const draft = draftOf({ items, shipping_methods: null } as unknown as Quote)
  expect(
    draft.lines.map(({ item_id, unit_price, discount_percent }) => [item_id, unit_price, discount_percent])
  ).toEqual([
    ["a", "", "5"],
    ["b", "50", ""],
  ])
})

it("writes addresses in one line and as on an envelope", () => {
  const address = {
    company: "Acme",
    first_name: "Ana",
    address_1: "Rua 1",
    postal_code: "4000",
    city: "Porto",
    country_code: "pt",
  }
  expect(addressLine(address)).toBe("Acme, Rua 1, 4000 Porto, PT")
  expect(addressLines(address)).toEqual(["Acme", "Ana", "Rua 1", "4000 Porto", "PT"])
})

it("writes the rates of a line", () => {
  expect(taxLabel([{ rate: 20 }])).toBe("20%")
  expect(taxLabel([{ rate: 9 }, { rate: 5 }])).toBe("9% + 5%")
  expect(taxLabel(null)).toBe("0%")
})
