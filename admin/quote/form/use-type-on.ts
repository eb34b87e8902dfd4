import { RefObject, useEffect, useRef } from "react"

import { LineDraft } from "../rules/draft"

/** Puts the cursor into a line that was just added: into its quantity, or into its text where it has none yet. */
export function useTypeOn(grid: RefObject<HTMLElement>, lines: LineDraft[]): (line: LineDraft | undefined) => void {
  const added = useRef<LineDraft | null>(null)
  useEffect(() => {
    const line = added.current
    const row = line ? grid.current?.querySelector(`[data-line="${CSS.escape(line.key)}"]`) : null
    if (line && row) {
      added.current = null
      row.querySelector<HTMLElement>(`[data-column="${line.title ? "quantity" : "title"}"]`)?.focus()
    }
  }, [grid, lines])
  return (line) => {
    added.current = line ?? null
  }
}
