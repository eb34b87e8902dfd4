import { MedusaError } from "@medusajs/framework/utils"

/** Where a page of a timeline ended: a moment to the microsecond, and the row among those of one moment. */
export type TimelineCursor = { at: string; id: string }

const MOMENT = /^(?!0000)\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{6}Z$/
const ID = /^[A-Za-z0-9_]{1,80}$/

/** The cursor as a caller gets it. */
export const cursorText = ({ at, id }: TimelineCursor): string => Buffer.from(`${at}|${id}`).toString("base64url")

/** Whether the calendar has that moment: JavaScript reads a 30th of February as the 2nd of March, and the database refuses it. */
const isMoment = (at: string): boolean =>
  MOMENT.test(at) && !Number.isNaN(Date.parse(at)) && new Date(at).toISOString().slice(0, 19) === at.slice(0, 19)

/** @throws INVALID_DATA for anything that no page ended with */
export function readCursor(text: string): TimelineCursor {
  const [at = "", id = ""] = Buffer.from(text, "base64url").toString("utf8").split("|")
  if (!isMoment(at) || !ID.test(id)) {
    throw new MedusaError(
      MedusaError.Types.INVALID_DATA,
      "Invalid request: cursor must be the next_cursor of the page before"
    )
  }
  return { at, id }
}
