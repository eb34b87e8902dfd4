import { Transitions } from "../../../shared/transitions"
import { FollowUpStatus } from "../types"

/** Where a follow-up may go from each status. Back to open it comes by undoing only, see `undo.ts`. */
export const FOLLOW_UP_TRANSITIONS: Transitions<FollowUpStatus> = {
  open: ["done", "canceled"],
  done: ["open"],
  canceled: ["open"],
}
