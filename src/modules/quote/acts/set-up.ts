import { Context } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"

import { Actor } from "../../../shared/actor"
import { changesBetween } from "../../../shared/history"
import type { QuoteStore } from "../store"
import { QuoteApprovalRuleRow, QuoteTemplateRow } from "../types"

export type TemplateInput = Partial<Omit<QuoteTemplateRow, "id" | "created_at" | "updated_at" | "deleted_at">>
export type ApprovalRuleInput = Partial<Omit<QuoteApprovalRuleRow, "id" | "created_at" | "updated_at" | "deleted_at">>

const missing = (what: string): never => {
  throw new MedusaError(MedusaError.Types.NOT_FOUND, `${what} was not found.`)
}

async function record(
  store: QuoteStore,
  reference: string,
  reference_id: string,
  act: string,
  before: object | null,
  after: object,
  actor: Actor,
  context: Context
): Promise<void> {
  const fields = Object.keys(after) as never[]
  const changes = before ? changesBetween<object>(before, after, fields) : null
  await store.createCrmQuoteHistories({ reference, reference_id, act, changes, note: null, ...actor }, context)
}

/** Makes or changes a template; names are unique. */
export async function saveTemplate(
  store: QuoteStore,
  id: string | null,
  input: TemplateInput,
  actor: Actor,
  context: Context
): Promise<QuoteTemplateRow> {
  const [before] = id ? await store.listCrmQuoteTemplates({ id }, {}, context) : []
  if (id && !before) {
    missing(`Template ${id}`)
  }
  if (input.name) {
    const [same] = await store.listCrmQuoteTemplates({ name: input.name }, { select: ["id"] }, context)
    if (same && same.id !== id) {
      throw new MedusaError(MedusaError.Types.NOT_ALLOWED, `There is a template named ${input.name} already.`)
    }
  }
  const saved = id
    ? await store.updateCrmQuoteTemplates({ id, ...input } as never, context)
    : await store.createCrmQuoteTemplates(input as never, context)
  const row = saved as unknown as QuoteTemplateRow
  await record(store, "crm_quote_template", row.id, id ? "updated" : "created", before ?? null, input, actor, context)
  return row
}

/** Removes a template; quotes made from it stay as they are. */
export async function removeTemplate(store: QuoteStore, id: string, actor: Actor, context: Context): Promise<void> {
  const [before] = await store.listCrmQuoteTemplates({ id }, {}, context)
  if (!before) {
    missing(`Template ${id}`)
  }
  await store.softDeleteCrmQuoteTemplates([id], {}, context)
  await record(store, "crm_quote_template", id, "deleted", null, {}, actor, context)
}

/** Makes or changes an approval rule; a new one comes last. It must have a limit. */
export async function saveApprovalRule(
  store: QuoteStore,
  id: string | null,
  input: ApprovalRuleInput,
  actor: Actor,
  context: Context
): Promise<QuoteApprovalRuleRow> {
  const rules = await store.listCrmQuoteApprovalRules({}, { order: { position: "ASC" }, take: null as never }, context)
  const before = rules.find((rule) => rule.id === id)
  if (id && !before) {
    missing(`Approval rule ${id}`)
  }
  const after = { ...before, ...input } as ApprovalRuleInput
  const { max_discount_percent, min_margin_percent, max_total, currency_code } = after
  const invalid = (message: string): never => {
    throw new MedusaError(MedusaError.Types.INVALID_DATA, message)
  }
  if ([max_discount_percent, min_margin_percent, max_total].every((limit) => limit === null || limit === undefined)) {
    invalid(`Approval rule ${after.name} needs a limit: a discount, a margin or a total.`)
  }
  if (max_total !== null && max_total !== undefined && !currency_code) {
    invalid(`Approval rule ${after.name} needs the currency of its total.`)
  }
  const position = input.position ?? before?.position ?? (rules.at(-1)?.position ?? 0) + 1
  const saved = id
    ? await store.updateCrmQuoteApprovalRules({ id, ...input, position } as never, context)
    : await store.createCrmQuoteApprovalRules({ ...input, position } as never, context)
  const row = saved as unknown as QuoteApprovalRuleRow
  await record(
    store,
    "crm_quote_approval_rule",
    row.id,
    id ? "updated" : "created",
    before ?? null,
    input,
    actor,
    context
  )
  return row
}

/** Removes an approval rule; what was approved under it stays approved. */
export async function removeApprovalRule(store: QuoteStore, id: string, actor: Actor, context: Context): Promise<void> {
  const [before] = await store.listCrmQuoteApprovalRules({ id }, {}, context)
  if (!before) {
    missing(`Approval rule ${id}`)
  }
  await store.softDeleteCrmQuoteApprovalRules([id], {}, context)
  await record(store, "crm_quote_approval_rule", id, "deleted", null, {}, actor, context)
}
