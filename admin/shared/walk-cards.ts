import { KeyboardEvent } from "react"

/**
 * Arrows walk on a board: up and down in the column, left and right to the columns beside. Columns are marked by `data-column`.
 *
 * @param cards - selector of the cards, which take the focus
 */
export function walkCards(event: KeyboardEvent<HTMLElement>, cards: string): void {
  const column = event.currentTarget.closest("[data-column]")
  const cardsOf = (where: Element | null | undefined): HTMLElement[] =>
    where ? [...where.querySelectorAll<HTMLElement>(cards)] : []
  const own = cardsOf(column)
  const at = own.indexOf(event.currentTarget)
  const columns = [...(column?.parentElement?.children ?? [])].filter((one) => one === column || cardsOf(one).length)
  const beside = (step: number): HTMLElement | undefined => {
    const others = cardsOf(columns[columns.indexOf(column as Element) + step])
    return others[Math.min(at, others.length - 1)]
  }
  const steps: Record<string, () => HTMLElement | undefined> = {
    ArrowDown: () => own[at + 1],
    ArrowUp: () => own[at - 1],
    ArrowRight: () => beside(1),
    ArrowLeft: () => beside(-1),
  }
  const next = steps[event.key]?.()
  if (next) {
    event.preventDefault()
    next.focus()
  }
}
