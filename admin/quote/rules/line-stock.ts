import type { LineStock } from "../types"

/** Quantities as they are counted, without the noise of their sum. */
const round = (value: number): number => Math.round(value * 1e6) / 1e6

/**
 * What a line lacks as it is typed; goods that may be ordered without stock lack nothing.
 *
 * @returns `lack`: what neither stock nor what is on its way covers; `scarce`: whether stock alone does not
 */
export function shortageOf(
  { available, incoming, allow_backorder }: LineStock,
  quantity: number
): { lack: number; scarce: boolean } {
  return allow_backorder
    ? { lack: 0, scarce: false }
    : { lack: Math.max(0, round(quantity - available - incoming)), scarce: quantity > available }
}

/** Whether there is not enough for this line and for what other quotes want by their probability. */
export const isTight = (
  { available, incoming, allow_backorder, other_weighted }: LineStock,
  quantity: number
): boolean => !allow_backorder && quantity + other_weighted > available + incoming
