import { Plan } from "../queries"
import { changeTexts } from "./change-texts"
import { codeOf, planBody, planDraft, PlanDraft, planProblem } from "./plan-draft"
import { warrantyState } from "./warranty-state"

describe("how an entitlement stands", () => {
  it.each([
    ["active", 2, "active"],
    ["active", 0, "returned"],
    ["expired", 2, "expired"],
    ["not_begun", 1, "not_begun"],
    ["pending", 1, "pending"],
    ["canceled", 0, "canceled"],
  ])("that is %s with %d units is %s", (status, quantity, state) => {
    expect(warrantyState({ status, quantity })).toBe(state)
  })
})

describe("the form of a plan", () => {
  const draft: PlanDraft = { ...planDraft(null), name: "Extra year", code: "extra-year" }

  it("begins as twelve months from delivery on everything", () => {
    expect(planBody(draft, "eur", null)).toMatchObject({
      code: "extra-year",
      name: "Extra year",
      basis: "commercial",
      months: 12,
      days: null,
      starts_on: "delivery",
      covers: ["parts", "labour"],
      deductible: null,
      deductible_currency_code: null,
      country_codes: [],
      targets: [{ type: "all", id: null }],
    })
    expect(planProblem(draft)).toBeNull()
  })

  it("gives back the plan it was filled with, whose code stays", () => {
    const plan = {
      ...(planBody(draft, null, null) as Plan),
      months: null,
      days: 90,
      deductible: 12.5,
      deductible_currency_code: "usd",
      country_codes: ["br", "pt"],
      after_repair: "extend" as const,
      after_repair_months: 12,
      cure_days: 30,
      targets: [{ type: "product" as const, id: "prod_1" }],
    }
    const { code: _code, ...rest } = plan
    expect(planBody(planDraft(plan), "eur", plan)).toEqual(rest)
  })

  it.each<[Partial<PlanDraft>, ReturnType<typeof planProblem>]>([
    [{ name: " " }, "name"],
    [{ code: "two words" }, "code"],
    [{ code: "Upper" }, "code"],
    [{ length: "0" }, "length"],
    [{ length: "1.5" }, "length"],
    [{ targets: [] }, "targets"],
    [{ deductible: "-1" }, "deductible"],
    [{ countries: "de, austria" }, "countries"],
    [{ after_repair: "extend" }, "after_repair_months"],
    [{ cure_days: "soon" }, "cure_days"],
    [{ answer_hours: "-2" }, "answer_hours"],
    [{ is_sold: true }, "sold_variant_id"],
  ])("with %o names what is wrong", (change, problem) => {
    expect(planProblem({ ...draft, ...change })).toBe(problem)
  })

  it("reads countries however they are separated, and takes the store's currency for a deductible", () => {
    expect(planBody({ ...draft, countries: "DE at;br", deductible: "50" }, "brl", null)).toMatchObject({
      country_codes: ["de", "at", "br"],
      deductible: 50,
      deductible_currency_code: "brl",
    })
  })

  it("makes a code of a name", () => {
    expect(codeOf("Garantia estendida (1 ano)")).toBe("garantia-estendida-1-ano")
    expect(codeOf("Prolongação")).toBe("prolongacao")
  })
})

describe("what an act changed", () => {
  const texts: Record<string, string> = {
    "warranty.changes.ends_date": "Ends",
    "warranty.changes.fault_code": "Fault",
    "warranty.changes.serials": "Serial numbers",
    "warranty.faults.defect": "Defect",
    "warranty.changes.cost": "Cost",
    "warranty.changes.recovery": "Recovery",
    "warranty.costKinds.parts": "Parts",
  }
  const t = (key: string, values?: Record<string, unknown>): string => texts[key] ?? String(values?.defaultValue ?? key)

  it.each<[Record<string, [unknown, unknown]> | null, string[]]>([
    [null, []],
    [{ ends_date: ["2027-03-03", "2027-06-03"] }, ["Ends: Mar 3, 2027 → Jun 3, 2027"]],
    [{ fault_code: ["defect", "squeaks"] }, ["Fault: Defect → squeaks"]],
    [{ serials: [null, ["A-1", "A-2"]] }, ["Serial numbers: A-1, A-2"]],
    [{ customer_id: ["cus_1", "cus_2"], raw_total: [1, 2], ends_date: [null, null] }, []],
    [{ serials: ["A-1", "A-1"] }, []],
    [{ cost: [null, { id: "crmwco_1", kind: "parts", amount: "8.00", currency_code: "eur" }] }, ["Cost: Parts, €8.00"]],
    [
      { recovery: [null, { supplier_name: "Hafele", status: "expected", amount: "12.50", currency_code: "eur" }] },
      ["Recovery: Hafele, €12.50"],
    ],
  ])("of %o is said as %o", (changes, lines) => {
    expect(changeTexts(changes, t, "en-US")).toEqual(lines)
  })
})
