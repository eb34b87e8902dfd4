import { Context } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"

import { Actor } from "../../../shared/actor"
import { addDays, Day } from "../../../shared/days"
import { exactOf } from "../../../shared/exact"
import { Changes, changesBetween } from "../../../shared/history"
import { amountColumns, updateRows } from "../../../shared/rows"
import { managerOf } from "../../../shared/sql"
import { assertOpenDeal, stageColumns } from "../rules/deal"
import { contentTotals } from "../rules/content-totals"
import { itemChanges } from "../rules/item-changes"
import { shippingOf } from "../rules/row-totals"
import { CONTENT_FIELDS, NUMBER_FIELDS } from "../rules/snapshot"
import { totalsColumns } from "../rules/totals-columns"
import { assertVerb } from "../rules/verbs"
import { wholeAddress } from "../rules/whole-address"
import { nextQuoteNumber } from "../sql/numbers"
import type { QuoteStore } from "../store"
import { DealChange, PricedItem, QuoteContent, QuoteRow, QuoteWithItems, StageRow } from "../types"
import { restoreVersion } from "./restore-version"
import { withdrawApproval } from "./withdraw-approval"
import { writeItems } from "./write-items"

const DEAL_FIELDS = [
  "stage_id", "probability", "owner_id", "expected_close_date", "source_id", "next_step", "next_step_date", "note", "convert_on_accept",
  "reminders_off", "cc",
] as const // prettier-ignore

const HISTORY_FIELDS = [...CONTENT_FIELDS, ...NUMBER_FIELDS, ...DEAL_FIELDS, "status", "total"] as (keyof QuoteRow &
  string)[]

/** Creates a draft with the next number of the year. */
export async function createDraft(
  store: QuoteStore,
  content: QuoteContent,
  today: Day,
  actor: Actor,
  context: Context
): Promise<QuoteWithItems> {
  const stage = await (content.stage_id ? store.enterStage_(content.stage_id, context) : store.firstStage_(context))
  await store.assertSource_(content.source_id, context)
  const totals = totalsColumns(contentTotals(content))
  const quote = (await store.createCrmQuotes(
    {
      ...plainHead(content),
      ...content.origin,
      number: await nextQuoteNumber(managerOf(context), today),
      stage_id: stage.id,
      pipeline_id: stage.pipeline_id,
      stage_entered_at: new Date(),
      // Who asked by a cart or a form was in contact just now.
      last_contact_at: content.origin?.source ? new Date() : null,
      expected_close_date: content.expected_close_date ?? addDays(today, 30),
      ...totals.head,
    } as never,
    context
  )) as unknown as QuoteRow
  // Rows reach the database in an order of the host's own; a line needs its quote there first.
  await managerOf(context).flush()
  await writeItems(quote.id, [], content.items, totals.items, context)
  await store.record_(quote.id, "created", null, actor, content.origin?.request_note ?? null, context)
  return store.load_(quote.id, context)
}

/** Makes a draft of a cart unless there is one: the second who asks waits for the first and gets theirs. */
export async function requestFromCart(
  store: QuoteStore,
  cart_id: string,
  content: QuoteContent | null,
  today: Day,
  actor: Actor,
  context: Context
): Promise<{ id: string; number: string; status: string; requested: boolean }> {
  await managerOf(context).execute("select pg_advisory_xact_lock(hashtext(?))", [`crm_quote_cart:${cart_id}`])
  const [known] = await store.listCrmQuotes({ cart_id }, {}, context)
  if (!known && !content) {
    throw new MedusaError(MedusaError.Types.NOT_FOUND, `Cart ${cart_id} was not found.`)
  }
  const { id, number, status } = known ?? (await createDraft(store, content as QuoteContent, today, actor, context))
  return { id, number, status, requested: !known }
}

/** Replaces what a draft says. An approval asked or given for it counts no more. */
export async function updateDraft(
  store: QuoteStore,
  id: string,
  content: QuoteContent,
  revision: number | null,
  actor: Actor,
  context: Context
): Promise<QuoteWithItems> {
  const before = await store.lock_(id, context)
  assertVerb("change", before)
  if (revision !== null && revision !== before.revision) {
    refuseStale(before)
  }
  const stage = await stageOf(store, before, content.stage_id, context)
  if (content.source_id !== before.source_id) {
    await store.assertSource_(content.source_id, context)
  }
  const { discount_percent, deposit_percent } = content
  const after = await writeDraft(
    store,
    before,
    {
      ...plainHead(content),
      ...amountColumns({ discount_percent, deposit_percent }),
      ...stageColumns(before, stage),
    },
    content,
    actor,
    context
  )
  return after ?? refuseStale(before)
}

/**
 * Replaces the lines of a draft as it was read, whatever else is done to it at the same time; nobody needs to hold its lock.
 *
 * @param before - the draft as the lines were made from it
 * @returns null, with nothing changed, when someone else has changed it since
 */
export async function updateItems(
  store: QuoteStore,
  before: QuoteWithItems,
  items: PricedItem[],
  actor: Actor,
  context: Context
): Promise<QuoteWithItems | null> {
  assertVerb("change", before)
  const { currency_code } = before
  const discount_percent = exactOf(before, "discount_percent") ?? 0
  return writeDraft(
    store,
    before,
    {},
    { currency_code, discount_percent, shipping_methods: shippingOf(before), items },
    actor,
    context
  )
}

/** Writes columns and lines over the revision that was read, with the totals that follow and a line of History. */
async function writeDraft(
  store: QuoteStore,
  before: QuoteWithItems,
  columns: Record<string, unknown>,
  content: Pick<QuoteContent, "currency_code" | "discount_percent" | "shipping_methods" | "items">,
  actor: Actor,
  context: Context
): Promise<QuoteWithItems | null> {
  const {
    items: totals,
    head: { tax_lines, ...amounts },
  } = totalsColumns(contentTotals(content))
  const [head] = await updateRows<QuoteRow>(
    context,
    "crm_quote",
    [
      {
        ...columns,
        id: before.id,
        tax_lines,
        ...amountColumns(amounts),
        approval_status: "none",
        revision: before.revision + 1,
      },
    ],
    {
      sql: "t.status = 'draft' and t.revision = ? and t.approval_status = ?",
      params: [before.revision, before.approval_status],
    }
  )
  if (!head) {
    return null
  }
  await withdrawApproval(store, before, context)
  const after = { ...head, items: await writeItems(before.id, before.items, content.items, totals, context) }
  const changes: Changes = {
    ...changesBetween<QuoteRow>(before, after, HISTORY_FIELDS),
    ...itemChanges(before.items, after.items),
    revision: [before.revision, after.revision],
  }
  await store.record_(before.id, "updated", changes, actor, null, context)
  await store.moved_(before, after, actor, context)
  return after
}

const refuseStale = (quote: QuoteRow): never => {
  throw new MedusaError(
    MedusaError.Types.NOT_ALLOWED,
    `Quote ${quote.number} was changed by someone else meanwhile; reload it to see their changes.`
  )
}

/** The stage that a quote is to stand in, entered where it is another one than now; null where nothing is said of it. */
async function stageOf(
  store: QuoteStore,
  { stage_id }: Pick<QuoteRow, "stage_id">,
  asked: string | undefined,
  context: Context
): Promise<StageRow | null> {
  if (!asked) {
    return null
  }
  // Who removes the stage waits for the quotes that stand in it: they must not wait for the stage.
  return asked === stage_id ? store.stage_(asked, context) : store.enterStage_(asked, context)
}

/** Moves the deal, whatever the quote's status. */
export async function updateDeal(
  store: QuoteStore,
  id: string,
  change: DealChange,
  actor: Actor,
  context: Context
): Promise<QuoteWithItems> {
  const before = await store.lock_(id, context)
  assertOpenDeal(before, change)
  const stage = await stageOf(store, before, change.stage_id, context)
  if (change.source_id !== before.source_id) {
    await store.assertSource_(change.source_id, context)
  }
  await store.updateCrmQuotes({ id, ...change, ...stageColumns(before, stage) } as never, context)
  const after = await store.load_(id, context)
  const changes = changesBetween<QuoteRow>(before, after, [...DEAL_FIELDS])
  if (changes) {
    await store.record_(id, "updated", changes, actor, null, context)
    await store.moved_(before, after, actor, context)
  }
  return after
}

/**
 * Drops a draft: the quote itself when it was never sent, else only the new version. What opening it had closed is on offer again,
 * links too, and the newest of that is the quote's current version.
 */
export async function deleteDraft(store: QuoteStore, id: string, actor: Actor, context: Context): Promise<void> {
  const quote = await store.lock_(id, context)
  assertVerb("delete", quote)
  await withdrawApproval(store, quote, context)
  const last = (await store.versions_(id, context)).at(-1)
  if (last) {
    await (last.superseded_at && store.reopen_(id, last.superseded_at, context))
    const versions = await store.versions_(id, context)
    const open = versions.filter(({ decision, superseded_at }) => !decision && !superseded_at)
    await restoreVersion(store, quote, open.at(-1) ?? last, context)
  } else {
    await store.softDeleteCrmQuotes([id], {}, context)
  }
  await store.record_(id, last ? "revision_dropped" : "deleted", null, actor, null, context)
  if (last) {
    await store.moved_(quote, await store.load_(id, context), actor, context)
  }
}

function plainHead(content: QuoteContent): Record<string, unknown> {
  const { stage_id: _stage, origin: _origin, items: _items, ...head } = content
  return {
    ...head,
    shipping_methods: head.shipping_methods.length ? head.shipping_methods : null,
    shipping_address: wholeAddress(head.shipping_address),
    billing_address: wholeAddress(head.billing_address),
  }
}
