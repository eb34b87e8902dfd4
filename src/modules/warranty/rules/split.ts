/** Cover of one lot, as far as its units can be told apart. */
export type SplitCover = {
  id: string
  quantity: number
  /** Units that are known by serial number. */
  numbered: number
  /** Whether the serial number that is named is one of them. */
  has_serial: boolean
}

/**
 * How many units of each cover of a lot go with those that become a lot of their own.
 *
 * All of them do of the cover that was asked for, and of what has their serial number. Cover of fewer units than the lot has stays with
 * the others as far as those are enough for it.
 *
 * @param asked - the cover that the units were claimed or registered under
 * @returns null where there is nothing to split: they are all that it covers, or nobody knows which of its numbered units they are
 */
export function unitsSplitOff(covers: SplitCover[], asked: string, quantity: number): Map<string, number> | null {
  const own = covers.find(({ id }) => id === asked)!
  const isKnown = own.has_serial || own.quantity - own.numbered >= quantity
  if (quantity >= own.quantity || !isKnown) {
    return null
  }
  const units = Math.max(...covers.map((cover) => cover.quantity))
  return new Map(
    covers.flatMap((cover) => {
      const moved = cover.id === asked || cover.has_serial ? quantity : quantity - (units - cover.quantity)
      return moved > 0 ? [[cover.id, Math.min(moved, cover.quantity)] as const] : []
    })
  )
}
