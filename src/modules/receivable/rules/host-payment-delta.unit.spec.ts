import { hostPaymentDelta } from "./host-payment-delta"

const delta = (due: string, told: string, pending: string, settled = false) =>
  hostPaymentDelta({
    currency_code: "usd",
    due,
    told,
    pending,
    settled,
  }).toFixed()

describe("what the host has still to be told", () => {
  it.each([
    ["nothing", "0", "0", "33.033", false, "0"],
    ["a first part", "10", "0", "33.033", false, "10"],
    ["a second part", "25", "10", "23.033", false, "15"],
    ["the exact rest when all is settled (3 x 10.01 + 10 %)", "33.03", "0", "33.033", true, "33.033"],
    ["the exact rest of the rest", "33.03", "20", "13.033", true, "13.033"],
    ["the exact rest when the invoices rounded up", "33.04", "0", "33.036", true, "33.036"],
    ["never more than the host waits for", "50", "0", "33.033", false, "33.033"],
    ["nothing when the host is paid by card already", "33.03", "0", "0", true, "0"],
    ["nothing when the host is overpaid", "33.03", "0", "-5", true, "0"],
    ["nothing of what a credit note settled", "20", "20", "13.033", false, "0"],
    ["only what came in when the host waits for much more", "20", "0", "90", true, "20"],
  ])("%s", (_case, due, told, pending, settled, expected) => expect(delta(due, told, pending, settled)).toBe(expected))

  it("is taken back when an allocation is undone, with the fraction", () => {
    expect(delta("0", "33.033", "0")).toBe("-33.033")
    expect(delta("20", "33.033", "0")).toBe("-13.033")
  })

  it("keeps the fraction while the rest stays paid, credited or not", () => {
    expect(delta("33.03", "33.033", "0", true)).toBe("0")
    expect(delta("33.03", "33.033", "0")).toBe("0")
  })
})
