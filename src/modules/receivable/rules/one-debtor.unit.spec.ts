import { isOneDebtor } from "./one-debtor"

const of = (debtors: (string | null)[], order_id: string | null = null) => ({ debtors, order_id })

describe("whether a receipt or credit note may settle an invoice", () => {
  it.each([
    ["the debtor's own", of(["a"]), of(["a"]), true],
    ["another debtor's", of(["a"]), of(["b"]), false],
    ["of a customer who pays for the other", of(["head"]), of(["buyer", "head"]), true],
    ["of two customers of one debtor", of(["buyer", "head"]), of(["other", "head"]), true],
    ["money on the same order", of(["a"], "order_1"), of(["b"], "order_1"), true],
    ["money on another order", of(["a"], "order_1"), of(["b"], "order_2"), false],
    ["of nobody known", of([null]), of(["b"]), true],
    ["to nobody known", of(["a"]), of([null]), true],
  ])("%s", (_what, source, invoice, expected) => {
    expect(isOneDebtor(source, invoice)).toBe(expected)
  })
})
