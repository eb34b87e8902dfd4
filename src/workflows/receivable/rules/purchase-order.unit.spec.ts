import { purchaseOrderOf } from "./purchase-order"

describe("the purchase order number of an order", () => {
  it.each([
    [{ purchase_order_number: " PO-77\n" }, "PO-77"],
    [{ po_number: 4711, requisition_number: "R-1" }, "4711"],
    [{ purchase_order_number: "", purchase_order: "A 1" }, "A 1"],
    [{ requisition_number: "R-1" }, "R-1"],
    [{ purchase_order_number: { id: 1 } }, null],
    [{ purchase_order_number: "9".repeat(120) }, "9".repeat(100)],
    [{}, null],
    [null, null],
  ])("of %j is %j", (metadata, number) => {
    expect(purchaseOrderOf(metadata)).toBe(number)
  })
})
