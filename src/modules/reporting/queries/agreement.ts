import { DataSource } from "typeorm"

import { AgreementKind, FoundBreak } from "../../../shared/agreement-kinds"
import { currencyDigitsSql } from "../../../shared/currency-digits"
import { FOLLOWS_THE_ORDER } from "../../receivable/sql/order-billing"
import { read } from "./read"

/** What our own tables can be asked whether they agree. */
export const OWN_CHECKS = ["quotes", "orders", "invoices", "warranties", "disputes"] as const
export type OwnCheck = (typeof OWN_CHECKS)[number]

/** A page of one table: how many rows were looked at, the last of them, and what of them breaks. */
export type AgreementPage = { checked: number; next: string | null; breaks: FoundBreak[] }

/** Rows looked at in one statement. */
const PAGE = 2_000

/** Longer than any act takes, in minutes: what is under way now is no break. */
const UNDER_WAY = 10

type Check = {
  /** Table, alias `t`, and what of it is looked at. */
  table: string
  where: string
  /** Selects of `kind, reference, reference_id, number, says, other_says, amount, currency_code` from `page`. */
  breaks: string[]
}

const select = (kind: AgreementKind, reference: string, columns: string, from: string): string =>
  `select '${kind}' as kind, '${reference}' as reference, ${columns} from page t ${from}`

/** Issued invoices of an order less the credit notes that follow a change of it, as its row keeps them. */
const BILLED = `
  cross join lateral (
    select coalesce((select sum(i.total) from crm_invoice i where i.order_id = t.order_id and i.status = 'issued' and i.deleted_at is null), 0)
         - coalesce((select sum(total) from crm_credit_note where order_id = t.order_id and status = 'issued' and deleted_at is null
                      and ${FOLLOWS_THE_ORDER}), 0) as total) billed`

const CHECKS: Record<OwnCheck, Check> = {
  quotes: {
    table: "crm_quote_conversion",
    where: "t.state in ('claimed', 'done')",
    breaks: [
      select("quote_without_order", "crm_quote", "t.quote_id as reference_id, q.number, t.state as says, t.error as other_says, null::numeric as amount, q.currency_code",
        `join crm_quote q on q.id = t.quote_id where t.state = 'claimed' and t.claimed_at < now() - interval '${UNDER_WAY} minutes'`),
      select("quote_order_link", "crm_quote", "t.quote_id as reference_id, q.number, t.order_id as says, o.quote_id as other_says, null::numeric as amount, q.currency_code",
        `join crm_quote q on q.id = t.quote_id join crm_receivable_order o on o.order_id = t.order_id and o.deleted_at is null
          where t.state = 'done' and o.quote_id is distinct from t.quote_id and t.finished_at < now() - interval '${UNDER_WAY} minutes'`),
    ],
  },
  orders: {
    table: "crm_receivable_order",
    where: "true",
    breaks: [
      select("order_invoiced", "order", "t.order_id as reference_id, t.display_id as number, t.invoiced_total::text as says, billed.total::text as other_says, t.invoiced_total - billed.total as amount, t.currency_code",
        `${BILLED} where t.invoiced_total <> billed.total`),
      select("order_over_invoiced", "order", "t.order_id as reference_id, t.display_id as number, t.total::text as says, billed.total::text as other_says, billed.total - t.total as amount, t.currency_code",
        `${BILLED} where t.canceled_at is null and billed.total > t.total
           and not exists (select 1 from crm_billing_proposal p where p.order_id = t.order_id and p.state = 'open' and p.deleted_at is null)`),
      select("host_not_told", "order", "t.order_id as reference_id, t.display_id as number, told.amount::text as says, h.state as other_says, told.amount, t.currency_code",
        `join crm_host_payment h on h.order_id = t.order_id and h.deleted_at is null
         cross join lateral (select round(h.amount, ${currencyDigitsSql("t.currency_code")}) as amount) told
          where t.canceled_at is null and h.state = 'pending' and h.created_at < now() - interval '${UNDER_WAY} minutes'`),
    ],
  },
  invoices: {
    table: "crm_invoice",
    where: "t.status <> 'draft'",
    breaks: [
      select("invoice_outstanding", "crm_invoice", "t.id as reference_id, t.number, (t.total - t.allocated_total)::text as says, (t.total - a.total)::text as other_says, a.total - t.allocated_total as amount, t.currency_code",
        `cross join lateral (select coalesce(sum(x.amount), 0) as total from crm_allocation x where x.invoice_id = t.id and x.reversed_at is null and x.deleted_at is null) a
          where t.allocated_total <> a.total`),
    ],
  },
  warranties: {
    table: "crm_receivable_order",
    where: "t.lines is not null and t.canceled_at is null",
    breaks: [
      select("warranty_of_returned", "order", "t.order_id as reference_id, t.display_id as number, max(w.quantity)::text as says, max(w.kept)::text as other_says, null::numeric as amount, t.currency_code",
        `cross join lateral (
           select x.line_id, sum(x.quantity) as quantity, max((l.line->>'ordered')::numeric - (l.line->>'returned')::numeric) as kept
             from jsonb_array_elements(t.lines) l(line)
             join crm_warranty x on x.order_id = t.order_id and x.line_id = l.line->>'order_item_id' and x.status = 'active' and x.source = 'delivery' and x.deleted_at is null
            group by x.line_id, x.plan_id) w
          where w.quantity > w.kept group by t.order_id, t.display_id, t.currency_code`),
    ],
  },
  disputes: {
    table: "crm_dispute",
    where: "t.status = 'open' and t.reference = 'crm_warranty_claim'",
    breaks: [
      select("claim_dispute", "crm_warranty_claim", "c.id as reference_id, c.number, c.status as says, t.status as other_says, t.amount, t.currency_code",
        `join crm_warranty_claim c on c.id = t.reference_id and c.deleted_at is null
          where c.status in ('rejected', 'canceled', 'resolved') and not (c.status = 'resolved' and c.remedy_reference is not distinct from 'return')
            and coalesce(c.rejected_at, c.canceled_at, c.resolved_at) < now() - interval '${UNDER_WAY} minutes'`),
    ],
  },
} // prettier-ignore

/** Column of a page's table that a document is looked at again by. */
const ONE: Record<OwnCheck, string> = {
  quotes: "t.quote_id",
  orders: "t.order_id",
  invoices: "t.id",
  warranties: "t.order_id",
  disputes: "t.reference_id",
}

type Row = { checked: number; next: string | null; breaks: FoundBreak[] }

/**
 * What of a page of rows breaks, in one statement over an index.
 *
 * @param at - after which id the page begins, or the one document that is looked at again
 */
export async function agreementPage(
  source: DataSource,
  check: OwnCheck,
  at: { after: string | null } | { reference_id: string }
): Promise<AgreementPage> {
  const { table, where, breaks } = CHECKS[check]
  const [narrow, value] =
    "reference_id" in at ? [`${ONE[check]} = $1`, at.reference_id] : ["($1::text is null or t.id > $1)", at.after]
  const [row] = await read<Row>(
    source,
    `with page as materialized (select t.* from ${table} t where ${narrow} and ${where} and t.deleted_at is null order by t.id limit ${PAGE}),
       broken as (select distinct on (kind, reference_id) * from (${breaks.join(" union all ")}) each_kind order by kind, reference_id)
     select (select count(*)::int from page) as checked, (select max(id) from page) as next,
            (select coalesce(jsonb_agg(jsonb_build_object('kind', kind, 'reference', reference, 'reference_id', reference_id, 'number', number, 'says', says,
               'other_says', other_says, 'amount', trim_scale(abs(amount))::text, 'currency_code', currency_code)), '[]') from broken) as breaks`,
    [value]
  )
  return { ...row, next: row.checked === PAGE ? row.next : null }
}
