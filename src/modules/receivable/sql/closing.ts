import type { EntityManager } from "@medusajs/framework/mikro-orm/postgresql"

import { Day } from "../../../shared/days"

export type CountedSum = { currency_code: string; count: number; amount: string }

/**
 * The numbers that one kind of document got in a period. Of those between the first and the last, `elsewhere` counts what documents of
 * other periods have, and `missing` what nobody has.
 */
export type NumberRange = {
  kind: "invoice" | "credit_note" | "receipt"
  series: string
  year: number
  first: string
  last: string
  count: number
  elsewhere: number
  missing: number
}

/** What is left to do before a company's period is closed; amounts are exact decimal text, one row per currency. */
export type ClosingFacts = {
  /** What was delivered by the end of the period and is on no invoice; counted by orders. */
  uninvoiced: CountedSum[]
  drafts: CountedSum[]
  /** Drafts without tax, the oldest first, a few: some categories of them are not issued without the VAT identifiers of both sides. */
  drafts_without_tax: { id: string; order_display_id: string | null }[]
  /** Credit notes and invoices that are proposed because their orders changed. */
  credit_proposals: CountedSum[]
  invoice_proposals: CountedSum[]
  numbers: NumberRange[]
}

type Period = { company_id: string; from: Day; to: Day }

/** Documents that are looked at one by one. */
const FEW = 20

const DOCUMENTS = [
  ["invoice", "crm_invoice", "issue_date"],
  ["credit_note", "crm_credit_note", "issue_date"],
  ["receipt", "crm_receipt", "received_date"],
] as const

/** Reads what stands in the way of closing a period. */
export async function closingFacts(manager: EntityManager, { company_id, from, to }: Period): Promise<ClosingFacts> {
  const sums = (amount: string, where: string, values: unknown[]): Promise<CountedSum[]> =>
    manager.execute(
      `select currency_code, count(*)::int as count, trim_scale(sum(${amount}))::text as amount from ${where} group by currency_code order by currency_code`,
      values
    )
  const ofCompany = "where company_id = ? and deleted_at is null"
  const proposed = (kind: string): Promise<CountedSum[]> =>
    sums(
      "p.amount",
      `crm_billing_proposal p left join (select order_id, company_id from crm_receivable_order where deleted_at is null) o using (order_id)
       where coalesce(o.company_id, 'default') = ? and p.kind = ? and p.state = 'open' and p.deleted_at is null`,
      [company_id, kind]
    )
  return {
    uninvoiced: await sums(
      "to_invoice_total",
      `crm_receivable_order ${ofCompany} and canceled_at is null and to_invoice_quantity > 0 and delivered_date <= ?`,
      [company_id, to]
    ),
    drafts: await sums("total", `crm_invoice ${ofCompany} and status = 'draft'`, [company_id]),
    drafts_without_tax: await manager.execute(
      `select id, order_display_id from crm_invoice ${ofCompany} and status = 'draft' and fiscal_documents = 'here'
         and not exists (select from jsonb_array_elements(coalesce(tax_lines, '[]')) t where (t ->> 'rate')::numeric > 0)
       order by created_at, id limit ${FEW}`,
      [company_id]
    ),
    credit_proposals: await proposed("credit_note"),
    invoice_proposals: await proposed("invoice"),
    numbers: await numberRanges(manager, { company_id, from, to }),
  }
}

/** Receipts are numbered as they are recorded, so that a number between two of a month may be of another month. */
async function numberRanges(manager: EntityManager, { company_id, from, to }: Period): Promise<NumberRange[]> {
  const parts = DOCUMENTS.map(
    ([kind, table, day]) =>
      `select '${kind}' as kind, series, year, count(*)::int as count, min(sequence) as least, max(sequence) as most,
         (array_agg(number order by sequence))[1] as first, (array_agg(number order by sequence desc))[1] as last,
         (select count(distinct o.sequence) from ${table} o where o.company_id = ? and o.series = d.series and o.year = d.year
           and o.sequence between min(d.sequence) and max(d.sequence)) as known
       from ${table} d where company_id = ? and ${day} between ? and ? and sequence is not null group by series, year`
  )
  return manager.execute(
    `select kind, series, year, first, last, count, (known - count)::int as elsewhere, (most - least + 1 - known)::int as missing from (${parts.join(" union all ")}) documents
     order by array_position(array['invoice', 'credit_note', 'receipt'], kind), series, year`,
    DOCUMENTS.flatMap(() => [company_id, company_id, from, to])
  )
}
