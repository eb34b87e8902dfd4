import { Quote } from "../types"
import { QUOTE_ACTS, QuoteAct, conversionStatus, isApprover, needsApproval, primaryAct, refusal } from "./actions"

const REASON = { rule_id: "r", rule_name: "Discounts", kind: "discount" as const, limit: 10, value: 15 }
const STATUSES = ["draft", "sent", "accepted", "declined", "expired", "canceled"] as const

const quote = (values: Partial<Quote> = {}) =>
  ({ status: "draft", version: 1, order_id: null, items: [{ kind: "item" }], ...values }) as Quote

describe("acts by state", () => {
  const allowed: Record<QuoteAct, string> = {
    edit: "draft",
    send: "draft",
    submit: "",
    approve: "",
    reject: "",
    copyLink: "sent",
    resend: "sent",
    extend: "sent expired",
    accept: "sent",
    decline: "sent",
    revise: "sent declined expired",
    convert: "accepted",
    release: "",
    withdraw: "",
    clone: "draft sent accepted declined expired canceled",
    template: "draft sent accepted declined expired canceled",
    cancel: "draft sent expired",
    delete: "draft",
  }

  it.each(QUOTE_ACTS)("%s", (act) => {
    expect(STATUSES.filter((status) => refusal(act, quote({ status })) === null).join(" ")).toBe(allowed[act])
  })

  it.each([
    ["draft", "send"],
    ["sent", "accept"],
    ["expired", "revise"],
    ["declined", "revise"],
    ["accepted", "convert"],
    ["canceled", null],
  ] as const)("a quote that is %s asks for %p", (status, act) => {
    expect(primaryAct(quote({ status }))).toBe(act)
  })

  it("one on hold is released or withdrawn, and not ordered by hand", () => {
    const held = quote({
      status: "accepted",
      hold: { reasons: [{ code: "customer_hold" }], since: "", stock_until: null },
    })
    expect(primaryAct(held)).toBe("release")
    expect((["release", "withdraw", "convert", "cancel"] as const).map((act) => refusal(act, held))).toEqual([
      null,
      null,
      "held",
      "cancel",
    ])
  })

  it("a heading alone is nothing to send", () => {
    expect(refusal("send", quote({ items: [{ kind: "section" }] as never }))).toBe("empty")
  })
})

describe("approval", () => {
  const asked = quote({ approval_reasons: [REASON] })
  const pending = (may_decide: boolean) =>
    quote({ approval_status: "pending", approval_reasons: [REASON], approval: { may_decide } as never })

  it("is asked for where a rule has a reason and nobody has approved", () => {
    expect(needsApproval(asked)).toBe(true)
    expect(needsApproval(quote({ approval_status: "approved" }))).toBe(false)
    expect(needsApproval(quote())).toBe(false)
  })

  it("replaces sending by submitting", () => {
    expect(primaryAct(asked)).toBe("submit")
    expect(refusal("send", asked)).toBe("needsApproval")
    expect(refusal("submit", quote())).toBe("noApproval")
    expect(refusal("send", quote({ approval_status: "approved" }))).toBeNull()
  })

  it.each(["rejected", "approved"] as const)("asks again where it was %s and a reason is left", (approval_status) => {
    expect(primaryAct(quote({ approval_reasons: [REASON], approval_status }))).toBe("submit")
  })

  it("while pending keeps everyone from sending, and lets those decide for whom it waits", () => {
    expect(refusal("send", pending(true))).toBe("pending")
    expect(primaryAct(pending(true))).toBe("approve")
    expect(primaryAct(pending(false))).toBe("send")
    expect(refusal("approve", pending(false))).toBe("notApprover")
    expect(refusal("reject", pending(true))).toBeNull()
    expect(isApprover(quote())).toBe(false)
  })
})

describe("conversion", () => {
  it("of an answer without the figure is told by its order", () => {
    expect(conversionStatus(quote())).toBe("none")
    expect(conversionStatus(quote({ order_id: "order_1" }))).toBe("full")
  })

  it("goes on while something is open, and then opens the order", () => {
    const part = quote({ status: "accepted", order_id: "order_1", conversion_status: "partial" })
    expect(primaryAct(part)).toBe("convert")
    expect(refusal("convert", part)).toBeNull()
    const whole = quote({ status: "accepted", order_id: "order_1", conversion_status: "full" })
    expect(primaryAct(whole)).toBe("order")
    expect(refusal("convert", whole)).toBe("converted")
  })
})

it("a changed tax asks for a new version instead of accepting", () => {
  const taxed = quote({ status: "sent", stale: { changes: [], tax_changed: true, honored: false } })
  expect(refusal("accept", taxed)).toBe("taxChanged")
  expect(primaryAct(taxed)).toBe("revise")
})
