import { amountHrefs, claimsHref } from "./hrefs"
import type { CostReport } from "./queries"

const read = (href: string | undefined) => {
  const [path, query] = href!.split("?")
  return [path, Object.fromEntries(new URLSearchParams(query))]
}

describe("what a figure of the costs opens", () => {
  const report = { group_by: "product", from: "2026-01-01", to: "2026-03-31", currency_code: "eur" } as CostReport
  const list = { tab: "claims", view: "list", currency_code: '"eur"', cost_date: '{"$gte":"2026-01-01","$lte":"2026-03-31"}' } // prettier-ignore

  it("is the claims it adds up, goodwill those that were not provided for", () => {
    const { total, provisioned, goodwill } = amountHrefs({ report, chosen: {} })
    expect(read(total)).toEqual(["/crm/warranties", list])
    expect(read(provisioned)).toEqual(["/crm/warranties", { ...list, cost_provisioned: '"true"' }])
    expect(read(goodwill)).toEqual(["/crm/warranties", { ...list, cost_provisioned: '"false"' }])
  })

  it("is the suppliers' shares of what was recovered, which know products and no plans", () => {
    const shares = { tab: "costs", view: "recovery", currency: "eur" }
    expect(read(amountHrefs({ report, chosen: {} }).recovered)).toEqual(["/crm/warranties", shares])
    expect(read(amountHrefs({ report, chosen: { product_id: "p1" } }).recovered)).toEqual([
      "/crm/warranties",
      { ...shares, product_id: "p1" },
    ])
    expect(amountHrefs({ report, chosen: { plan_id: "pl1" } }).recovered).toBeUndefined()
  })
})

it("opens the list of claims, not a page that is not there, with filters as the list reads them", () => {
  expect(
    read(claimsHref({ status: ["approved", "in_repair"], remedy: ["repair", "none"], technician: "Ana" }))
  ).toEqual([
    "/crm/warranties",
    {
      tab: "claims",
      view: "list",
      status: '["approved","in_repair"]',
      remedy: '["repair","none"]',
      technician: '"Ana"',
    },
  ])
})
