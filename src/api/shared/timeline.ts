import { MedusaRequest } from "@medusajs/framework/http"
import { z } from "@medusajs/framework/zod"

import { TIMELINE_KINDS, TimelineInput, TimelineKind } from "../../modules/reporting/queries/timeline"
import { wholeNumber } from "./list-params"

const MAX_PAGE = 100

/** `kind=quote,invoice` narrows; `cursor` is the `next_cursor` of the page before. */
export const TimelineParams = z.strictObject({
  kind: z
    .preprocess(
      (value) => (typeof value === "string" ? value.split(",") : value),
      z.array(z.enum(TIMELINE_KINDS)).min(1).max(TIMELINE_KINDS.length)
    )
    .optional(),
  cursor: z.string().max(300).optional(),
  limit: z.preprocess(wholeNumber, z.int().min(1).max(MAX_PAGE)).default(20),
})

/** What a request asks of a timeline, beside whose it is. */
export function timelineRequest(req: MedusaRequest): Pick<TimelineInput, "kinds" | "cursor" | "limit"> {
  const { kind, cursor, limit } = req.validatedQuery as { kind?: TimelineKind[]; cursor?: string; limit: number }
  return { kinds: kind, cursor, limit }
}
