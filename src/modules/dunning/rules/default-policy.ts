import { Policy } from "../types"

export const DEFAULT_POLICY_ID = "crmdp_default"

const level = { channel: "mail", name: null, texts: null }

/** What holds with no set-up: a friendly reminder, a firm one, and a last one that a person sends. No fees. */
export const DEFAULT_POLICY: Policy = {
  id: DEFAULT_POLICY_ID,
  name: "Default",
  is_default: true,
  customer_kind: null,
  daily: "off",
  minimums: null,
  weekdays: [1, 2, 3, 4, 5],
  hour_from: 8,
  hour_to: 18,
  attach_pdfs: false,
  max_delay_days: 14,
  levels: [
    { ...level, id: "crmdl_default_1", position: 1, days_overdue: 5, tone: "friendly", needs_person: false },
    { ...level, id: "crmdl_default_2", position: 2, days_overdue: 15, tone: "firm", needs_person: false },
    { ...level, id: "crmdl_default_3", position: 3, days_overdue: 30, tone: "final", needs_person: true },
  ],
}
