import { Goods, PlanWithTargets } from "./plan-choice"
import { plansOfProduct } from "./plans-of-product"

const plan = (code: string, change: Partial<PlanWithTargets> = {}): PlanWithTargets =>
  ({
    id: code, code, name: code, basis: "commercial", audience: "all", country_codes: [], is_sold: false, is_on: true, sort_order: 0,
    targets: [{ type: "all", target_id: "" }], ...change,
  }) as PlanWithTargets // prettier-ignore

const desk = (variant_id: string | null): Goods => ({
  variant_id,
  product_id: "desk",
  collection_id: null,
  type_id: null,
  categories: [],
})
const codes = (plans: PlanWithTargets[], goods = [desk("oak"), desk("pine")]): string[] =>
  plansOfProduct(plans, goods).map(({ code }) => code)

const everywhere = plan("everywhere")
const ofProduct = plan("product", { targets: [{ type: "product", target_id: "desk" }] })
const ofOak = plan("oak", { targets: [{ type: "variant", target_id: "oak" }] })

describe("the plans of a product", () => {
  it("are those that some buyer gets", () => {
    expect(codes([everywhere])).toEqual(["everywhere"])
    expect(codes([plan("brazil", { country_codes: ["br"] }), plan("companies", { audience: "business" })])).toEqual([
      "brazil",
      "companies",
    ])
  })

  it("leave out what always gives way to a more specific one", () => {
    expect(codes([everywhere, ofProduct])).toEqual(["product"])
    expect(codes([everywhere, { ...ofProduct, country_codes: ["br"] }])).toEqual(["everywhere", "product"])
  })

  it("are of any of its variants", () => {
    expect(codes([ofProduct, ofOak])).toEqual(["product", "oak"])
    expect(codes([ofProduct, ofOak], [desk("oak")])).toEqual(["oak"])
  })

  it("are none that is off, sold by itself or for something else", () => {
    expect(
      codes([
        plan("off", { is_on: false }),
        plan("sold", { is_sold: true }),
        plan("other", { targets: [{ type: "product", target_id: "lamp" }] }),
      ])
    ).toEqual([])
  })
})
