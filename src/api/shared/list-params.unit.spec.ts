import { z } from "@medusajs/framework/zod"

import { parseInput } from "./explain-issues"
import { currencyCode, day, decimal, line, percent, positiveDecimal, requiredText } from "./fields"
import { amountFilter, booleanFilter, dayFilter, enumFilter, idFilter, textFilter } from "./filters"
import { createListParams } from "./list-params"

const params = createListParams({
  order: ["number", "created_at"],
  defaultOrder: "-created_at",
  filters: {
    status: enumFilter(["draft", "sent"]),
    customer_id: idFilter(),
    number: textFilter(),
    due_date: dayFilter(),
    total: amountFilter(),
    is_open: booleanFilter(),
  },
})

describe("list parameters", () => {
  it("has defaults", () => {
    expect(parseInput(params, {})).toEqual({ limit: 20, offset: 0, order: "-created_at" })
  })

  it("takes one value, several and operators", () => {
    const query = {
      limit: "200",
      offset: "40",
      order: "number",
      status: ["draft", "sent"],
      customer_id: { $in: ["cus_1"] },
      number: { $ilike: "Q-%" },
      due_date: { $gte: "2026-11-01", $lt: "2026-12-01" },
      total: { $gt: "10.5" },
      is_open: "true",
    }
    expect(parseInput(params, query)).toEqual({ ...query, limit: 200, offset: 40, is_open: true })
  })

  it.each([
    [{ limit: "1000000" }, "Invalid request: limit must be at most 200"],
    [{ limit: "0" }, "Invalid request: limit must be at least 1"],
    [{ limit: "ten" }, "Invalid request: limit must be a number"],
    [{ offset: "-1" }, "Invalid request: offset must be at least 0"],
    [{ order: "total" }, "Invalid request: order must be one of number, created_at, with - in front to reverse"],
    [{ with_deleted: "true" }, "Invalid request: with_deleted is not a field of this request"],
    [{ statuz: "draft" }, "Invalid request: statuz is not a field of this request"],
    [{ status: "gone" }, "Invalid request: status must be one or more of draft, sent"],
    [{ due_date: "2026-02-30" }, "Invalid request: due_date must be a day such as 2026-11-23"],
    [{ total: { $gt: "1e309" } }, "Invalid request: total.$gt must be a number"],
    [
      { number: { $re: "(a+)+" } },
      "Invalid request: number must be a text, a list of texts, or use $eq, $ne, $in, $nin, $like, $ilike",
    ],
    [{ q: "a\u0000b" }, "Invalid request: q contains a character that cannot be stored"],
  ])("refuses %j", (query, message) => {
    expect(() => parseInput(params, query)).toThrow(message)
  })
})

describe("bodies", () => {
  const body = z.strictObject({
    name: requiredText(10),
    subject: line().optional(),
    amount: positiveDecimal(),
    discount: percent().optional(),
    price: decimal().optional(),
    currency_code: currencyCode(),
    on: day().optional(),
    items: z
      .array(z.strictObject({ quantity: positiveDecimal() }))
      .max(2)
      .optional(),
  })
  const good = { name: "Ann", amount: 0.1, currency_code: "EUR" }

  it("keeps amounts as decimal text", () => {
    expect(parseInput(body, { ...good, price: "12.50" })).toEqual({
      ...good,
      amount: "0.1",
      price: "12.5",
      currency_code: "eur",
    })
  })

  it.each([
    [{ ...good, name: undefined }, "Invalid request: name is required"],
    [{ ...good, name: " " }, "Invalid request: name must have at least 1 character"],
    [{ ...good, name: "x".repeat(11) }, "Invalid request: name must have at most 10 characters"],
    [{ ...good, name: 5 }, "Invalid request: name must be a string"],
    [{ ...good, amount: 0 }, "Invalid request: amount must be more than 0"],
    [{ ...good, amount: Infinity }, "Invalid request: amount must be a number"],
    [{ ...good, amount: "NaN" }, "Invalid request: amount must be a number"],
    [{ ...good, discount: 100.01 }, "Invalid request: discount must be from 0 to 100"],
    [{ ...good, currency_code: "euro" }, "Invalid request: currency_code must be a currency code such as eur"],
    [{ ...good, subject: "a\r\nBcc: b" }, "Invalid request: subject must be one line"],
    [{ ...good, on: "2026-02-30" }, "Invalid request: on must be a day such as 2026-11-23"],
    [{ ...good, items: [{ quantity: -1 }] }, "Invalid request: items.0.quantity must be more than 0"],
    [{ ...good, items: [{ quantity: 1, total: 5 }] }, "Invalid request: items.0.total is not a field of this request"],
    [{ ...good, items: [1, 2, 3] }, "Invalid request: items.0 must be an object"],
    [{ ...good, extra: 1 }, "Invalid request: extra is not a field of this request"],
    [[], "Invalid request: the request must be an object"],
  ])("refuses %j", (input, message) => {
    expect(() => parseInput(body, input)).toThrow(message)
  })
})
