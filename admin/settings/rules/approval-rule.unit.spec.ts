import { RuleDraft, ruleBody, ruleProblem } from "./approval-rule"

const draft = (values: Partial<RuleDraft> = {}): RuleDraft => ({
  name: "Big discounts",
  max_discount_percent: "",
  min_margin_percent: "",
  max_total: "",
  currency_code: "eur",
  approver_id: null,
  ...values,
})

it.each([
  [{ max_discount_percent: "10" }, null],
  [{ min_margin_percent: "12,5" }, null],
  [{ max_total: "0" }, null],
  [{}, "empty"],
  [{ name: " ", max_total: "5" }, "name"],
  [{ max_discount_percent: "101" }, "max_discount_percent"],
  [{ max_discount_percent: "10", min_margin_percent: "a lot" }, "min_margin_percent"],
  [{ max_total: "-1" }, "max_total"],
])("a rule of %j has the problem %p", (values, problem) => {
  expect(ruleProblem(draft(values))).toBe(problem)
})

it("names the currency only beside a total", () => {
  expect(ruleBody(draft({ max_total: "5.000,50" }))).toMatchObject({ max_total: 5000.5, currency_code: "eur" })
  expect(ruleBody(draft({ max_discount_percent: "10" }))).toMatchObject({
    max_discount_percent: 10,
    min_margin_percent: null,
    max_total: null,
    currency_code: null,
  })
})
