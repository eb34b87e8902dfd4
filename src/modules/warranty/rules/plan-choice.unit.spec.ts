import { choosePlans, Goods, PlanWithTargets, renewingPlan } from "./plan-choice"

const plan = (code: string, change: Partial<PlanWithTargets> = {}): PlanWithTargets =>
  ({
    id: code, code, name: code, basis: "commercial", audience: "all", country_codes: [], is_sold: false, is_on: true, sort_order: 0,
    targets: [{ type: "all", target_id: "" }], ...change,
  }) as PlanWithTargets // prettier-ignore

const on = (type: PlanWithTargets["targets"][number]["type"], target_id: string) => ({ targets: [{ type, target_id }] })

const DESK: Goods = {
  variant_id: "oak",
  product_id: "desk",
  collection_id: "office",
  type_id: "furniture",
  categories: [
    { id: "home", depth: 0 },
    { id: "desks", depth: 1 },
  ],
}
const ANN = { customer_kind: "consumer" as const, country_code: "PT" }
const chosen = (plans: PlanWithTargets[], buyer = ANN, goods = DESK): string[] =>
  choosePlans(plans, goods, buyer).map(({ code }) => code)

describe("which plans goods come with", () => {
  const LADDER = [
    plan("all"),
    plan("type", on("type", "furniture")),
    plan("home", on("category", "home")),
    plan("desks", on("category", "desks")),
    plan("collection", on("collection", "office")),
    plan("product", on("product", "desk")),
    plan("variant", on("variant", "oak")),
  ]
  it.each(LADDER.map((one, place) => [one.code, place] as const))(
    "%s wins over everything less specific",
    (code, place) => {
      expect(chosen([...LADDER.slice(0, place + 1)].reverse())).toEqual([code])
      expect(chosen(LADDER.slice(0, place + 1))).toEqual([code])
    }
  )

  it("is one of each basis, in the order statutory, commercial, service", () => {
    expect(chosen([plan("service", { basis: "service" }), plan("maker"), plan("law", { basis: "statutory" })])).toEqual(
      ["law", "maker", "service"]
    )
  })

  it.each([
    ["is off", { is_on: false }],
    ["is sold", { is_sold: true }],
    ["is for businesses", { audience: "business" as const }],
    ["is for another country", { country_codes: ["br", "es"] }],
    ["is for another product", on("product", "lamp")],
    ["is for nothing", { targets: [] }],
  ])("leaves out a plan that %s", (_why, change) => {
    expect(chosen([plan("special", { ...on("variant", "oak"), ...change }), plan("all")])).toEqual(["all"])
  })

  it("knows countries in any case, and takes plans for everywhere where the country is not known", () => {
    const here = plan("pt", { ...on("product", "desk"), country_codes: ["pt"] })
    expect(chosen([here, plan("all")])).toEqual(["pt"])
    expect(chosen([here, plan("all")], { ...ANN, country_code: null as never })).toEqual(["all"])
  })

  it("takes the lower sort order of two that are as specific, then the code", () => {
    expect(chosen([plan("b"), plan("a")])).toEqual(["a"])
    expect(chosen([plan("b", { sort_order: -1 }), plan("a")])).toEqual(["b"])
  })

  it("knows goods without a product by plans for everything alone", () => {
    const goods = { variant_id: null, product_id: null, collection_id: null, type_id: null, categories: [] }
    expect(chosen(LADDER, ANN, goods)).toEqual(["all"])
  })
})

describe("which plan on sale renews the cover of goods", () => {
  const sale = (code: string, change: Partial<PlanWithTargets> = {}) =>
    plan(code, { is_sold: true, sold_variant_id: `var_${code}`, ...change })

  it("is the most specific one, of whatever basis", () => {
    expect(renewingPlan([sale("all"), sale("desk", { ...on("product", "desk"), basis: "service" })], DESK)?.code).toBe(
      "desk"
    )
  })

  it("is none that comes along, is switched off, has no article or is for other goods", () => {
    const others = [
      plan("free"),
      sale("off", { is_on: false }),
      sale("bare", { sold_variant_id: null }),
      sale("lamp", on("product", "lamp")),
    ]
    expect(renewingPlan(others, DESK)).toBeUndefined()
  })
})
