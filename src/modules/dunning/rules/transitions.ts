import { Transitions } from "../../../shared/transitions"
import { NoticeStatus, RunStatus } from "../types"

/** Where a run may go from each status. A canceled one sends nothing any more; what it sent stays sent. */
export const RUN_TRANSITIONS: Transitions<RunStatus> = {
  proposing: ["proposed", "canceled"],
  proposed: ["canceled"],
  canceled: [],
}

/** Where a notice may go from each status. `planned` leaves by itself; `open` and `done` are calls to make. */
export const NOTICE_TRANSITIONS: Transitions<NoticeStatus> = {
  proposed: ["excluded", "superseded", "planned", "open", "skipped", "canceled"],
  held: ["proposed", "excluded", "superseded", "canceled"],
  excluded: ["proposed", "canceled"],
  superseded: [],
  planned: ["sent", "failed", "skipped", "canceled"],
  failed: ["planned", "canceled"],
  open: ["done", "canceled"],
  done: ["open"],
  sent: [],
  skipped: [],
  canceled: [],
}
