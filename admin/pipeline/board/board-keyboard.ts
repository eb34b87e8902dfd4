import { CollisionDetection, KeyboardCoordinateGetter, pointerWithin, rectIntersection } from "@dnd-kit/core"

/** How far into a column a card is put by the keyboard, in pixels. */
const INSET = 12

/** What lies under the pointer; by the keyboard, what the card covers most. */
export const underCard: CollisionDetection = (args) => {
  const hit = pointerWithin(args)
  return hit.length ? hit : rectIntersection(args)
}

/**
 * Left and right carry a card to the column beside, whatever its height.
 *
 * @param columns - ids of the columns from left to right
 */
export const byColumn =
  (columns: string[]): KeyboardCoordinateGetter =>
  (event, { context }) => {
    const step = event.code === "ArrowRight" ? 1 : event.code === "ArrowLeft" ? -1 : 0
    if (event.code.startsWith("Arrow")) {
      event.preventDefault()
    }
    const over = String(context.over?.id ?? context.active?.data.current?.column ?? "")
    const next = columns[columns.indexOf(over) + step]
    const rect = step && next ? context.droppableRects.get(next) : undefined
    return rect && { x: rect.left + INSET, y: rect.top + INSET }
  }
