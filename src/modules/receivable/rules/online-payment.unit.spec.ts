import { onlineOffer } from "./online-payment"

const facts = { status: "issued", outstanding: "100.00", disputed: 0, discount: null }

const offered = (change: object) => {
  const offer = onlineOffer({ ...facts, ...change })
  return typeof offer === "string" ? offer : [offer.amount.toFixed(2), offer.discount?.toFixed(2) ?? null]
}

describe("what the page of an invoice offers to pay", () => {
  it.each([
    ["all that is outstanding", {}, ["100.00", null]],
    ["the part that is not disputed", { disputed: "30.10" }, ["69.90", null]],
    ["less the discount for paying everything today", { discount: "2.00" }, ["98.00", "2.00"]],
    ["no discount while a part is disputed", { disputed: "30.10", discount: "2.00" }, ["69.90", null]],
    ["no discount that leaves nothing", { outstanding: "2.00", discount: "2.00" }, ["2.00", null]],
    ["nothing of what is wholly disputed", { disputed: "120.00" }, "all_disputed"],
    ["nothing of what is settled", { outstanding: "0" }, "settled"],
    ["nothing of a draft", { status: "draft" }, "not_issued"],
    ["nothing of a voided invoice", { status: "voided" }, "not_issued"],
  ])("is %s", (_what, change, expected) => {
    expect(offered(change)).toEqual(expected)
  })
})
