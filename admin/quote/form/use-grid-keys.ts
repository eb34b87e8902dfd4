import { KeyboardEvent, RefObject } from "react"

type Acts = {
  /** Enter in a cell: the next line goes below this row. */
  enter: (key: string) => void
  move: (key: string, step: -1 | 1) => void
  duplicate: (key: string) => void
}

/** The row and column of a cell, as its row and itself are marked. */
const placeOf = (target: EventTarget): { key: string; column: string } | null => {
  const cell = (target as HTMLElement).closest<HTMLElement>("[data-column]")
  const row = (target as HTMLElement).closest<HTMLElement>("[data-line]")
  return cell && row ? { key: row.dataset.line ?? "", column: cell.dataset.column ?? "" } : null
}

/** The keyboard of the grid of lines: rows carry `data-line`, their fields `data-column`. */
export function useGridKeys(grid: RefObject<HTMLElement>, acts: Acts) {
  const focus = (key: string, column: string): void => {
    const row = grid.current?.querySelector(`[data-line="${CSS.escape(key)}"]`)
    row?.querySelector<HTMLElement>(`[data-column="${column}"]`)?.focus()
  }
  return (event: KeyboardEvent<HTMLElement>): void => {
    const place = placeOf(event.target)
    if (!place || event.defaultPrevented) {
      return
    }
    const { key, column } = place
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0
    const modifier = event.ctrlKey || event.metaKey
    // In a paragraph Enter begins a line of it.
    const paragraph = (event.target as HTMLElement).tagName === "TEXTAREA"
    if (event.key === "Enter" && !modifier && !event.shiftKey && !paragraph) {
      event.preventDefault()
      acts.enter(key)
    } else if (modifier && event.key.toLowerCase() === "d") {
      event.preventDefault()
      acts.duplicate(key)
    } else if (step && event.altKey) {
      event.preventDefault()
      acts.move(key, step)
      // The row is drawn elsewhere; the cursor goes with it.
      requestAnimationFrame(() => focus(key, column))
    } else if (step && !modifier && (event.target as HTMLElement).tagName === "INPUT") {
      event.preventDefault()
      const rows = [...(grid.current?.querySelectorAll<HTMLElement>("[data-line]") ?? [])]
      const next = rows[rows.findIndex((row) => row.dataset.line === key) + step]
      const field = next?.querySelector<HTMLElement>(`[data-column="${column}"]`)
      ;(field ?? next?.querySelector<HTMLElement>("[data-column]"))?.focus()
    }
  }
}
