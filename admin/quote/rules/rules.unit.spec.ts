import { Quote } from "../types"
import { addressLine, addressLines } from "./address"
import {
  draftOf, EMPTY_DRAFT, headBody, lineBody, lineChange, LineDraft, lineProblem, onlyLineChanged, QuoteDraft,
} from "./draft" // prettier-ignore
import { draftProblem } from "./draft-problem"
import { newLine } from "./lines"
import { taxLabel } from "./tax-label"
import { draftWithTemplate } from "./template"

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
    const chair = { variant_id: "variant_1", title: "Chair", quantity: 2, unit_cost: null }
    expect(lineBody(line())).toEqual(chair)
    expect(lineBody(line({ unit_price: "1.234,50", discount_percent: "5" }))).toEqual({
      ...chair,
      unit_price: 1234.5,
      discount_percent: 5,
    })
  })

  it("names a free-text line", () => {
    expect(lineBody(line({ variant_id: null, title: " Setup ", unit_price: "10" }))).toEqual({
      title: "Setup",
      quantity: 2,
      unit_price: 10,
      unit_cost: null,
    })
  })
})

describe("saving a line alone", () => {
  const draft = (...lines: LineDraft[]): QuoteDraft => ({ ...EMPTY_DRAFT, lines })
  const stored = (key: string, values: Partial<LineDraft> = {}): LineDraft =>
    line({ key, item_id: `crmqi_${key}`, ...values })

  it("says what was emptied, so that it is not kept", () => {
    expect(lineChange(line({ lead_time_days: "3" }))).toEqual({
      variant_id: "variant_1", title: "Chair", quantity: 2, unit_price: null, discount_percent: 0, note: null, is_optional: false,
      alternative_group: null, is_selected: false, lead_time_days: 3, requested_delivery_date: null, unit_cost: null,
    }) // prettier-ignore
    expect(lineChange(line({ kind: "section", title: " Extras " }))).toEqual({ title: "Extras" })
  })

  it("is enough when nothing but one stored line changed", () => {
    const before = draft(stored("a"), stored("b"))
    const changed = stored("b", { quantity: "3" })
    expect(onlyLineChanged(before, draft(stored("a"), changed))).toBe(changed)
  })

  it.each<[string, QuoteDraft]>([
    ["nothing changed", draft(stored("a"), stored("b"))],
    ["two lines did", draft(stored("a", { note: "x" }), stored("b", { note: "x" }))],
    ["the order did", draft(stored("b"), stored("a"))],
    ["one was added", draft(stored("a"), stored("b"), line({ key: "c" }))],
    ["one was removed", draft(stored("a"))],
    ["it is not stored yet", draft(stored("a"), line({ key: "b", quantity: "3" }))],
    ["the head did too", { ...draft(stored("a"), stored("b", { quantity: "3" })), title: "Office" }],
  ])("is not when %s", (_what, after) => {
    expect(onlyLineChanged(draft(stored("a"), stored("b")), after)).toBeNull()
  })
})

describe("a template", () => {
  const template = {
    id: "crmqtp_1", name: "Office", currency_code: "eur", locale: "pt-BR", title: "Office", terms: "Half in advance.", cover_text: null,
    validity_days: 14, payment_terms: null, deposit_percent: 50, discount_percent: 0, convert_on_accept: false,
    items: [{ title: "Setup", quantity: 1, unit_price: 90, is_optional: true }, { variant_id: "v", title: "Chair", unit_price: 10 }],
  } // prettier-ignore

  it("brings lines, terms, validity and options; what was filled in stays", () => {
    const draft = { ...EMPTY_DRAFT, currency_code: "eur", title: "Mine", lines: [line()] }
    expect(draftWithTemplate(draft, template, "2026-01-31")).toMatchObject({
      template_id: "crmqtp_1", title: "Mine", terms: "Half in advance.", locale: "pt-BR", valid_until: "2026-02-14", deposit_percent: "50",
      convert_on_accept: false, lines: [{ title: "Chair" }, { title: "Setup", unit_price: "90.00", is_optional: true }, { unit_price: "10.00" }],
    }) // prettier-ignore
  })

  it("leaves prices in another currency to the host, and a day that was chosen", () => {
    const draft = { ...EMPTY_DRAFT, currency_code: "usd", valid_until: "2026-03-01" }
    const { lines, valid_until } = draftWithTemplate(draft, template, "2026-01-31")
    expect([valid_until, lines[1].unit_price]).toEqual(["2026-03-01", ""])
  })
})

it.each([
  [{}, "quote.form.missing.customer"],
  [{ customer_id: "cus_1" }, "quote.form.missing.region"],
  [{ email: "a@b.c", region_id: "reg_1", lines: [line({ quantity: "0" })] }, "quote.form.line.quantity"],
  [{ email: "a@b", region_id: "reg_1", lines: [line()] }, "pipeline.lead.noMail"],
  [{ email: "a@b.c", region_id: "reg_1", cc: "nobody" }, "quote.form.cc"],
  [{ email: "a@b.c", region_id: "reg_1", lines: [line()] }, null],
])("draftProblem of %j is %p", (values, problem) => {
  expect(draftProblem({ ...EMPTY_DRAFT, ...values })).toBe(problem)
})

describe("headBody", () => {
  it("names someone who is no customer yet, and leaves a customer's own names to the host", () => {
    const buyer = { email: "rui@borges.example", customer_name: " Rui Borges ", company_name: "", phone: "+351 912" }
    const lead = headBody({ ...EMPTY_DRAFT, ...buyer }, "Shipping")
    expect(lead).toMatchObject({
      email: "rui@borges.example",
      customer_name: "Rui Borges",
      company_name: null,
      phone: "+351 912",
    })
    const known = headBody({ ...EMPTY_DRAFT, ...buyer, customer_id: "cus_1" }, "Shipping")
    expect(known.customer_id).toBe("cus_1")
    expect(Object.keys(known)).not.toContain("email")
    expect(Object.keys(known)).not.toContain("customer_name")
  })

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
      { name: "Frete", amount: 5, shipping_option_id: null },
    ])
  })

  it("keeps the ways of delivery that the editor has no fields for", () => {
    const methods = [
      { name: "Parcel", amount: 5, shipping_option_id: "so_1" },
      { name: "Crane", amount: 12.5, shipping_option_id: null },
    ]
    const draft = draftOf({ items: [], currency_code: "eur", shipping_methods: methods } as unknown as Quote)
    expect(headBody(draft, "Shipping").shipping_methods).toEqual(methods)
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
  const draft = draftOf({ items, currency_code: "eur", shipping_methods: null } as unknown as Quote)
  expect(
    draft.lines.map(({ item_id, unit_price, discount_percent }) => [item_id, unit_price, discount_percent])
  ).toEqual([
    ["a", "", "5"],
    ["b", "50.00", ""],
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
