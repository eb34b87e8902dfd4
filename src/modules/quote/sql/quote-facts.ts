import { Context } from "@medusajs/framework/types"

import { jsonRow, readRows } from "../../../shared/rows"
import { QuoteApprovalRow, QuoteApprovalRuleRow, QuoteDepositRow, StageRow } from "../types"

/** What stands beside a quote in other tables: where its deal stands, who was asked to approve it, how often it was opened. */
export type QuoteFacts = {
  stage: StageRow | null
  source_name: string | null
  /** The newest request for approval. */
  approval: QuoteApprovalRow | null
  /** The store's active rules, in their order. */
  rules: QuoteApprovalRuleRow[]
  deposit: QuoteDepositRow | null
  opened_count: number
  last_opened_at: Date | null
}

type Found = { [Fact in keyof QuoteFacts]: unknown }

/** All of it in one query. */
export async function quoteFacts(quote_id: string, context: Context): Promise<QuoteFacts> {
  const [found] = await readRows<Found>(
    context,
    `select
       (select to_jsonb(stage) from crm_stage stage where stage.id = quote.stage_id) stage,
       (select source.name from crm_source source where source.id = quote.source_id) source_name,
       (select to_jsonb(approval) from crm_quote_approval approval
         where approval.quote_id = quote.id and approval.deleted_at is null
         order by approval.requested_at desc, approval.id desc limit 1) approval,
       (select coalesce(jsonb_agg(to_jsonb(rule) order by rule.position, rule.id), '[]') from crm_quote_approval_rule rule
         where rule.is_active and rule.deleted_at is null) rules,
       (select to_jsonb(deposit) from crm_quote_deposit deposit
         where deposit.quote_id = quote.id and deposit.deleted_at is null limit 1) deposit,
       links.opened_count, links.last_opened_at
     from crm_quote quote,
       lateral (select coalesce(sum(link.opened_count), 0)::int opened_count, max(link.last_opened_at) last_opened_at
         from crm_quote_token link where link.quote_id = quote.id and link.deleted_at is null) links
     where quote.id = ?`,
    [quote_id]
  )
  return {
    stage: jsonRow(found?.stage ?? null),
    source_name: (found?.source_name ?? null) as string | null,
    approval: jsonRow(found?.approval ?? null),
    rules: ((found?.rules ?? []) as object[]).map((rule) => jsonRow<QuoteApprovalRuleRow>(rule)!),
    deposit: jsonRow(found?.deposit ?? null),
    opened_count: (found?.opened_count ?? 0) as number,
    last_opened_at: (found?.last_opened_at ?? null) as Date | null,
  }
}
