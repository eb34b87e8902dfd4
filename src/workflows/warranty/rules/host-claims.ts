import { MathBN } from "@medusajs/framework/utils"

import { AmountInput, Decimal } from "../../../shared/money"

type ClaimItem = { id: string; item_id: string; quantity: AmountInput; is_additional_item: boolean }

/** A claim of the host on an order: what was faulty, what was sent for it, and what came back. */
export type ClaimFacts = {
  id: string
  order_id: string
  canceled_at: string | Date | null
  claim_items?: ClaimItem[]
  additional_items?: ClaimItem[]
  return?: { id: string; items?: { item_id: string }[] } | null
  /** Units that came back by it, parcel by parcel. */
  received?: { item_id: string; received: AmountInput; damaged: AmountInput }[]
}

const sum = (values: (AmountInput | null | undefined)[]): Decimal =>
  MathBN.add(0, ...values.map((value) => value ?? 0))

/** Both lists of a claim hold all its items in some versions of the host (2.21.2). */
function itemsOf({ claim_items = [], additional_items = [] }: ClaimFacts, additional: boolean): ClaimItem[] {
  const all = new Map([...claim_items, ...additional_items].map((item) => [item.id, item]))
  return [...all.values()].filter(({ is_additional_item }) => is_additional_item === additional)
}

/**
 * Units of a line that the customer has no more: received back, or written off by a claim. A unit that a claim wrote off and that came
 * back by the same claim counts once.
 */
export function takenUnits(line_id: string, detail: Record<string, AmountInput>, claims: ClaimFacts[]): Decimal {
  const back = sum([detail.return_received_quantity, detail.return_dismissed_quantity, detail.written_off_quantity])
  const twice = claims
    .filter(({ canceled_at }) => !canceled_at)
    .map((claim) => {
      const claimed = sum(itemsOf(claim, false).filter(({ item_id }) => item_id === line_id).map(({ quantity }) => quantity))
      const received = sum(
        (claim.received ?? [])
          .filter(({ item_id }) => item_id === line_id)
          .flatMap(({ received, damaged }) => [received, damaged])
      )
      return MathBN.min(claimed, received)
    })
  return MathBN.max(0, MathBN.sub(back, sum(twice)))
}

/** Lines that were sent by claims, each with the faulty line it stands for: of the same variant, else of the same product, else the first. */
export function replacedLines(
  claims: ClaimFacts[],
  lines: { id: string; variant_id: string | null; product_id: string | null }[]
): Map<string, string> {
  const lineOf = (id: string) => lines.find((line) => line.id === id)
  return new Map(
    claims
      .filter(({ canceled_at }) => !canceled_at)
      .flatMap((claim) => {
        // The dashboard only asks faulty units back; the API may write them off besides, or instead.
        const named = [...itemsOf(claim, false), ...(claim.return?.items ?? [])].map(({ item_id }) => item_id)
        const faulty = [...new Set(named)].flatMap((id) => lineOf(id) ?? [])
        return itemsOf(claim, true).flatMap(({ item_id }): [string, string][] => {
          const sent = lineOf(item_id)
          const old =
            faulty.find((line) => sent?.variant_id && line.variant_id === sent.variant_id) ??
            faulty.find((line) => sent?.product_id && line.product_id === sent.product_id) ??
            faulty[0]
          return old ? [[item_id, old.id]] : []
        })
      })
  )
}
