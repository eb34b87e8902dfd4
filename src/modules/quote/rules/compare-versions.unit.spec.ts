import { compareVersions } from "./compare-versions"

const version = (items: Record<string, unknown>[], quote: Record<string, unknown> = {}) => ({
  quote: { title: "Office", total: "100.00", ...quote },
  items,
})
const desk = { id: "crmqi_1", title: "Desk", quantity: "2", unit_price: "50", total: "100.00" }
const lamp = { id: "crmqi_2", title: "Lamp", quantity: "1", unit_price: "10", total: "10.00" }

describe("two versions side by side", () => {
  it("say nothing when they say the same", () => {
    expect(compareVersions(version([desk]), version([desk]))).toEqual({
      fields: [],
      items: [{ key: "crmqi_1", change: "same", from: desk, to: desk, fields: [] }],
    })
  })

  it("name each field and line that differs, and whether it came or went", () => {
    const dearer = { ...desk, unit_price: "60", total: "120.00" }
    const chair = { id: "crmqi_3", title: "Chair", quantity: "1", unit_price: "5", total: "5.00" }
    const { fields, items } = compareVersions(version([desk, lamp]), version([chair, dearer], { total: "125.00" }))
    expect(fields).toEqual([{ field: "total", from: "100.00", to: "125.00" }])
    expect(items.map(({ key, change, fields }) => ({ key, change, fields }))).toEqual([
      { key: "crmqi_3", change: "added", fields: [] },
      { key: "crmqi_1", change: "changed", fields: ["unit_price", "total"] },
      { key: "crmqi_2", change: "removed", fields: [] },
    ])
  })

  it("keep two lines of one product apart", () => {
    const again = { ...desk, id: "crmqi_9", quantity: "7" }
    const { items } = compareVersions(version([desk, again]), version([{ ...desk, quantity: "3" }, again]))
    expect(items.map(({ change }) => change)).toEqual(["changed", "same"])
  })
})
