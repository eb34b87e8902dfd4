import { MathBN } from "@medusajs/framework/utils"

import { Day } from "../../../shared/days"
import { AmountInput, Decimal } from "../../../shared/money"

export type OpenInstalment = {
  id: string
  invoice_id: string
  position: number
  due_date: Day
  outstanding: AmountInput
}

export type InstalmentPart = { instalment_id: string; invoice_id: string; amount: Decimal }

/**
 * Lays an amount on instalments: the one named, else one that asks for exactly this amount, else the earliest due first.
 *
 * @param amount - what is laid is never more than the instalments ask for; the caller judges what is left over
 */
export function layOnInstalments(amount: AmountInput, instalments: OpenInstalment[], named?: string): InstalmentPart[] {
  const open = instalments.filter(({ id, outstanding }) => MathBN.gt(outstanding, 0) && (!named || id === named))
  const exact = open.filter(({ outstanding }) => MathBN.eq(outstanding, amount)).sort(byDueDay)[0]
  const parts: InstalmentPart[] = []
  let left = MathBN.convert(amount)
  for (const { id, invoice_id, outstanding } of exact ? [exact] : [...open].sort(byDueDay)) {
    const part = MathBN.min(left, outstanding)
    if (!part.isGreaterThan(0)) {
      break
    }
    parts.push({ instalment_id: id, invoice_id, amount: part })
    left = MathBN.sub(left, part)
  }
  return parts
}

const byDueDay = (a: OpenInstalment, b: OpenInstalment): number =>
  a.due_date === b.due_date ? a.position - b.position || (a.id < b.id ? -1 : 1) : a.due_date < b.due_date ? -1 : 1

export type Source = { id: string; date: Day; left: AmountInput }

/**
 * Lays several sources on instalments, the oldest money first.
 *
 * @returns per source what it settles; what finds no instalment stays on it
 */
export function layAllOnInstalments(
  sources: Source[],
  instalments: OpenInstalment[]
): { source_id: string; parts: InstalmentPart[] }[] {
  const open = instalments.map((instalment) => ({ ...instalment, outstanding: MathBN.convert(instalment.outstanding) }))
  const inOrder = [...sources].sort((a, b) => (a.date === b.date ? (a.id < b.id ? -1 : 1) : a.date < b.date ? -1 : 1))
  return inOrder.map(({ id, left }) => {
    const parts = layOnInstalments(left, open)
    for (const part of parts) {
      const instalment = open.find((candidate) => candidate.id === part.instalment_id)!
      instalment.outstanding = MathBN.sub(instalment.outstanding, part.amount)
    }
    return { source_id: id, parts }
  })
}
