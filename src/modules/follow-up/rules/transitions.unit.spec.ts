import { assertTransition } from "../../../shared/transitions"
import { FollowUpStatus } from "../types"
import { FOLLOW_UP_TRANSITIONS } from "./transitions"

const STATUSES = Object.keys(FOLLOW_UP_TRANSITIONS) as FollowUpStatus[]

describe("statuses of a follow-up", () => {
  it.each(STATUSES.flatMap((from) => STATUSES.map((to): [FollowUpStatus, FollowUpStatus] => [from, to])))(
    "%s to %s is as the table says",
    (from, to) => {
      const move = () => assertTransition(FOLLOW_UP_TRANSITIONS, 'Follow-up "Call Ana"', from, to)
      const possible: readonly string[] = FOLLOW_UP_TRANSITIONS[from]
      if (possible.includes(to)) {
        expect(move).not.toThrow()
      } else {
        expect(move).toThrow(
          `Follow-up "Call Ana" is ${from} and cannot become ${to}; it can become ${possible.join(" or ")}.`
        )
      }
    }
  )
})
