import { MedusaRequest } from "@medusajs/framework/http"

import { actorOf } from "./caller"

/** A filter by assignee as the list takes it: `me` is the caller, `none` nobody. */
export function assigneeFilter(req: MedusaRequest, filters: Record<string, unknown>): Record<string, unknown> {
  const { assignee_id, ...rest } = filters
  switch (assignee_id) {
    case undefined:
      return rest
    case "none":
      return { ...rest, nobody: true }
    case "me":
      return { ...rest, assignee_id: actorOf(req).actor_id }
    default:
      return { ...rest, assignee_id }
  }
}
