import { MedusaRequest } from "@medusajs/framework/http"

import { mayChangePivot, PivotCaller } from "../../../../modules/access/rules/saved-pivot"
import type { SavedPivotRow } from "../../../../modules/access/service"
import { pivotOf } from "../../../../modules/reporting/pivot/pivot"
import { accessOf, actorOf } from "../../../shared"
import { COSTS_HIDDEN, hidesFrom } from "../reports/pivot/question"
import { Definition, withDate } from "../reports/pivot/validators"

export const pivotCaller = (req: MedusaRequest): PivotCaller => ({
  actor_id: actorOf(req).actor_id,
  can_setup: accessOf(req).can_setup,
})

/** Why a definition that was kept cannot be answered to the caller: a field that is gone, or costs that are not theirs to see. */
function refusalOf(req: MedusaRequest, kept: unknown): string | null {
  const { data, error } = Definition.safeParse(kept)
  if (!data) {
    return error.issues.map(({ path, message }) => `${path.join(".")} ${message}`).join("; ")
  }
  return hidesFrom(req, pivotOf(withDate(data))) ? COSTS_HIDDEN : null
}

/** A saved pivot as it is answered. */
export const savedPivotAnswer = (req: MedusaRequest, pivot: SavedPivotRow) => {
  const { id, name, definition, owner_id, is_shared, created_at, updated_at } = pivot
  return {
    ...{ id, name, definition, owner_id, is_shared, created_at, updated_at },
    can_change: mayChangePivot(pivot, pivotCaller(req)),
    refusal: refusalOf(req, definition),
  }
}
