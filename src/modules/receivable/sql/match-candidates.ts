import type { EntityManager } from "@medusajs/framework/mikro-orm/postgresql"

import { Day } from "../../../shared/days"

/** By what open invoices are looked for; each list may be empty. */
export type CandidateQuery = {
  currency_code: string
  company_id: string
  /** Numbers of invoices or orders, letters and digits only. */
  pieces: string[]
  /** Decimal text. */
  amounts: string[]
  order_ids: string[]
  customer_ids: string[]
  /** Words of names, lower case and without accents. */
  words: string[]
}

/** An open invoice; amounts are decimal text. */
export type CandidateInvoice = {
  id: string
  number: string | null
  order_id: string | null
  order_display_id: string | null
  debtor_id: string
  customer_id: string
  customer_name: string | null
  outstanding: string
  disputed_total: string
  next_due_date: Day | null
}

/** Debtors that one search looks at, and invoices of each: those found first, then the earliest due. */
const MOST_DEBTORS = 1_000
const MOST_INVOICES = 60

const PLAIN_NUMBER = "upper(regexp_replace(i.number, '[^A-Za-z0-9]', '', 'g'))"
const OPEN = "i.status = 'issued' and i.allocated_total < i.total and i.deleted_at is null"

/** Words of a name as the search gives them. */
const NAME_WORDS = `string_to_array(regexp_replace(translate(lower(d.customer_name),
  'áàâãäåéèêëíìîïóòôõöúùûüçñ', 'aaaaaaeeeeiiiiooooouuuucn'), '[^[:alnum:]]+', ' ', 'g'), ' ')`

/** Open invoices of every debtor to whom a number, an amount, an order, a customer or a name points, in one query. */
export async function matchCandidates(manager: EntityManager, query: CandidateQuery): Promise<CandidateInvoice[]> {
  const list = "array(select jsonb_array_elements_text(?::jsonb))"
  const own = `${OPEN} and i.currency_code = ? and i.company_id = ?`
  const rows = await manager.execute<CandidateInvoice[]>(
    `with found as (
       select i.id from crm_invoice i where ${PLAIN_NUMBER} = any (${list}) and ${own}
       union select i.id from crm_invoice i where i.order_display_id = any (${list}) and ${own}
       union select i.id from crm_invoice i where i.order_id = any (${list}) and ${own}
       union select i.id from crm_invoice i where i.total - i.allocated_total = any (${list}::numeric[]) and ${own}),
     debtors as (
       select coalesce(i.bill_to_customer_id, i.customer_id) as id from crm_invoice i join found using (id)
       union select jsonb_array_elements_text(?::jsonb)
       union select d.bill_to_customer_id from (
         select distinct bill_to_customer_id, customer_name from crm_instalment n
         where n.open and n.currency_code = ? and n.deleted_at is null) d where ${NAME_WORDS} && ${list}
       limit ${MOST_DEBTORS})
     select id, number, order_id, order_display_id, debtor_id, customer_id, customer_name, outstanding, disputed_total, next_due_date from (
       select i.id, i.number, i.order_id, i.order_display_id, coalesce(i.bill_to_customer_id, i.customer_id) as debtor_id, i.customer_id,
         i.customer_name, trim_scale(i.total - i.allocated_total)::text as outstanding,
         (select coalesce(sum(d.amount), 0)::text from crm_dispute d
           where d.invoice_id = i.id and d.status = 'open' and d.deleted_at is null) as disputed_total,
         (select min(n.due_date) from crm_instalment n where n.invoice_id = i.id and n.open and n.deleted_at is null) as next_due_date,
         row_number() over (partition by coalesce(i.bill_to_customer_id, i.customer_id) order by (f.id is null), i.due_date, i.id) as place
       from crm_invoice i join debtors d on d.id = coalesce(i.bill_to_customer_id, i.customer_id) left join found f on f.id = i.id
       where ${own}) placed
     where place <= ${MOST_INVOICES} order by debtor_id, next_due_date, id`,
    [
      ...[query.pieces, query.pieces, query.order_ids, query.amounts].flatMap((values) => [
        JSON.stringify(values),
        query.currency_code,
        query.company_id,
      ]),
      JSON.stringify(query.customer_ids),
      query.currency_code,
      JSON.stringify(query.words),
      query.currency_code,
      query.company_id,
    ]
  )
  return rows
}
