import { standingOf } from "./standing"

const RULES = { today: "2026-11-27", timezone: "America/Sao_Paulo", stalled_after_days: 14 }
const quote = (change: object = {}) => ({
  status: "sent" as const,
  valid_until: "2026-12-31",
  created_at: new Date("2026-11-01T12:00:00Z"),
  stage_entered_at: new Date("2026-11-10T12:00:00Z"),
  last_contact_at: null,
  ...change,
})

describe("where a quote stands", () => {
  it.each([
    ["moved 17 days ago", {}, null, 17, true],
    ["moved 17 days ago in a stage that takes 20", {}, 20, 17, false],
    ["heard of yesterday", { last_contact_at: new Date("2026-11-26T12:00:00Z") }, null, 17, false],
    ["moved 14 days ago", { stage_entered_at: new Date("2026-11-13T12:00:00Z") }, null, 14, false],
    [
      "moved late in the evening of the store's day",
      { stage_entered_at: new Date("2026-11-13T02:00:00Z") },
      null,
      15,
      true,
    ],
    ["older than its stage's clock", { stage_entered_at: null }, null, 26, true],
    ["expired", { valid_until: "2026-11-26" }, null, 17, false],
    ["accepted", { status: "accepted" as const }, null, 17, false],
    ["a draft", { status: "draft" as const, valid_until: null }, null, 17, true],
  ])("%s", (_case, change, usual_days, days_in_stage, is_stalled) => {
    expect(standingOf(quote(change), { usual_days }, RULES)).toEqual({ days_in_stage, is_stalled })
  })
})
