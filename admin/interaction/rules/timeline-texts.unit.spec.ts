import { TIMELINE_ACTS } from "../../../migrations/1795740000000-crm-timeline"
import { CLAIM_ACTS } from "../../../migrations/1795760000000-crm-claim-timeline"
import { TIMELINE_KINDS } from "../../../src/modules/reporting/queries/timeline"
import { interaction as en } from "../../i18n/en/interaction"
import { TIMELINE_GROUPS } from "./timeline-groups"

describe("words of the timeline", () => {
  const words = en.timeline as unknown as Record<string, Record<string, string>>

  it.each(Object.entries({ ...TIMELINE_ACTS, warranty_claim: CLAIM_ACTS }).flatMap(([kind, acts]) => acts.map((act) => [kind, act])))(
    "says %s %s",
    (kind, act) => {
      expect(words[kind]).toHaveProperty([act])
    }
  )

  it("shows every kind under one of its chips", () => {
    expect(Object.values(TIMELINE_GROUPS).flat().sort()).toEqual([...TIMELINE_KINDS].sort())
  })
})
