import { Context } from "@medusajs/framework/types"

import { jsonRow, readRows } from "../../../shared/rows"
import { QuoteItemRow, QuoteRow, StageRow } from "../types"

/** What of a line says whether it counts and how much of it may be ordered. */
export type ListedItem = Pick<
  QuoteItemRow,
  "id" | "title" | "kind" | "is_optional" | "alternative_group" | "is_selected" | "quantity"
>

/** A quote in a list, with where it stands. */
export type ListedQuote = QuoteRow & {
  stage: StageRow | null
  source_name: string | null
  /** All of them where they are asked for; else of accepted quotes what says how far they are ordered. */
  items: (QuoteItemRow | ListedItem)[]
}

export type ListedWith = { items: boolean }

const ALL = "to_jsonb(item)"
const FEW = `jsonb_build_object('id', item.id, 'title', item.title, 'kind', item.kind, 'is_optional', item.is_optional,
  'alternative_group', item.alternative_group, 'is_selected', item.is_selected, 'quantity', item.quantity, 'raw_quantity', item.raw_quantity)`

/** Quotes in the order of their ids, in one query however many they are. */
export async function listedQuotes(ids: string[], { items }: ListedWith, context: Context): Promise<ListedQuote[]> {
  if (!ids.length) {
    return []
  }
  const rows = await readRows<ListedQuote>(
    context,
    `select quote.*, to_jsonb(stage) stage, source.name source_name, lines.items
     from crm_quote quote
     left join crm_stage stage on stage.id = quote.stage_id
     left join crm_source source on source.id = quote.source_id
     left join lateral (
       select jsonb_agg(${items ? ALL : FEW} order by item.position, item.id) items from crm_quote_item item
       where item.quote_id = quote.id and item.deleted_at is null ${items ? "" : "and quote.status = 'accepted'"}) lines on true
     where quote.id in (${ids.map(() => "?").join(", ")})`,
    ids
  )
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.flatMap((id) => {
    const row = byId.get(id)
    return row
      ? {
          ...row,
          stage: jsonRow<StageRow>(row.stage),
          items: (row.items ?? []).map((item) => jsonRow<ListedItem>(item)!),
        }
      : []
  })
}
