import { MedusaError } from "@medusajs/framework/utils"

/** Where a document may go from each status. An empty list is final. */
export type Transitions<Status extends string> = Record<Status, readonly Status[]>

/**
 * Refuses a status change that a noun's table does not list.
 *
 * @param document - names it in the message, such as "Quote Q-2026-0007"
 * @throws NOT_ALLOWED naming the document, its status, what was asked and what is possible
 */
export function assertTransition<Status extends string>(
  table: Transitions<Status>,
  document: string,
  from: Status,
  to: Status
): void {
  const possible = table[from]
  if (possible.includes(to)) {
    return
  }
  const next = possible.length ? `it can become ${possible.join(" or ")}` : "that is final"
  throw new MedusaError(MedusaError.Types.NOT_ALLOWED, `${document} is ${from} and cannot become ${to}; ${next}.`)
}
