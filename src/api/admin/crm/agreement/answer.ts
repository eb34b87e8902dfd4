import { MedusaRequest } from "@medusajs/framework/http"
import { MedusaError } from "@medusajs/framework/utils"

import type { BreakRow, RunRow } from "../../../../modules/agreement/service"
import { isRepairable } from "../../../../shared/agreement-kinds"
import { plainRow } from "../../../shared/answer"
import { accessOf } from "../../../shared"

/** @throws FORBIDDEN for who does not see every document */
export function assertSeesAll(req: MedusaRequest): void {
  if (accessOf(req).owner_ids) {
    throw new MedusaError(
      MedusaError.Types.FORBIDDEN,
      "Agreement is checked over every document, and not all of them are yours to see. Someone who sees all of them can read it."
    )
  }
}

/** A break as it is answered: with what may be done about it. */
export const breakAnswer = (row: BreakRow) => ({
  ...(plainRow(row) as object),
  status: row.settled_at ? "settled" : row.dismissed_at ? "dismissed" : "open",
  can_repair: !row.settled_at && isRepairable(row.kind),
})

/** A run as it is answered; `progress` is the share of its checks that are done, in percent. */
export const runAnswer = (run: RunRow | null) =>
  run && {
    ...{ id: run.id, status: run.status, trigger: run.trigger, part: run.part, checked: run.checked, found: run.found },
    ...{
      progress: Math.round((run.parts_done / run.parts) * 100),
      started_at: run.created_at,
      started_by: run.started_by,
    },
    ...{ finished_at: run.finished_at, stopped_by: run.stopped_by },
  }
