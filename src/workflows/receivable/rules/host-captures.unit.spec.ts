import { receiptsOfCaptures } from "./host-captures"

const receipts = (captures: [string, string][], recorded: [string, string][] = []) =>
  receiptsOfCaptures(
    captures.map(([source_id, amount]) => ({ source_id, amount })),
    new Map(recorded),
    "usd"
  ).map(({ source_id, amount }) => [source_id, amount.toFixed()])

describe("receipts of host captures", () => {
  it("rounds one capture", () => expect(receipts([["a", "33.033"]])).toEqual([["a", "33.03"]]))

  it("adds up to the rounded sum", () => {
    expect(receipts([["a", "16.517"], ["b", "16.516"]])).toEqual([["a", "16.52"], ["b", "16.51"]]) // prettier-ignore
  })

  it("leaves out what is recorded and keeps its amount", () => {
    expect(receipts([["a", "16.517"], ["b", "16.516"]], [["a", "16.52"]])).toEqual([["b", "16.51"]]) // prettier-ignore
  })

  it("makes no receipt of a fraction of a cent", () => {
    expect(receipts([["a", "33.03"], ["b", "0.003"]])).toEqual([["a", "33.03"]]) // prettier-ignore
  })
})
