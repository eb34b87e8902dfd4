import type { EntityManager } from "@medusajs/framework/mikro-orm/postgresql"

import { Day } from "../../../shared/days"
import { OpenInvoice } from "../rules/plan-notice"
import { HeldReason } from "../types"
import { DISPUTED, HELD_BACK, HELD_REASONS } from "./held-back"

/** An invoice of a debtor, and what decides who writes to whom about it. */
export type DebtorInvoice = OpenInvoice & {
  debtor_key: string
  bill_to_customer_id: string | null
  customer_name: string | null
  company_id: string
  currency_code: string
  customer_kind: "business" | "consumer"
  locale: string
  owner_id: string | null
  /** As the invoice names it. */
  email: string | null
  phone: string | null
  policy_id: string | null
}

/** Debtors that are no customer: an invoice without one stands for itself. */
const LONE = "invoice:"
/** Sorts behind every customer's id, so that one cursor goes over both. */
const isLone = (key: string): boolean => key.startsWith(LONE)

/** Who are one get one message, at the first of their ids of whom something is due. */
const AMONG_MERGED = `bill_to_customer_id in (
  select customer_id from crm_customer_alias where deleted_at is null union select root_id from crm_customer_alias where deleted_at is null)`
const isLater = (currency: string): string => `exists (select from crm_instalment earlier
  where earlier.open and earlier.deleted_at is null and earlier.due_date <= ? ${currency && "and earlier.currency_code = ?"}
    and earlier.bill_to_customer_id < late.bill_to_customer_id and earlier.bill_to_customer_id = any (crm_customer_group(late.bill_to_customer_id)))`

/**
 * Keys of the next debtors of whom something is due by a day, in their order. Reads one partial index from the cursor on.
 *
 * @param after - the last key seen; null begins
 */
export async function nextDebtors(
  manager: EntityManager,
  { by, after, limit, currency_code }: { by: Day; after: string | null; limit: number; currency_code: string | null }
): Promise<string[]> {
  const currency = currency_code ? "and currency_code = ?" : ""
  const values = currency_code ? [currency_code] : []
  const customers =
    after !== null && isLone(after)
      ? []
      : await manager.execute<{ key: string }[]>(
          `select bill_to_customer_id as key from crm_instalment late
           where open and deleted_at is null and bill_to_customer_id > ? and due_date <= ? ${currency}
           group by bill_to_customer_id having not (${AMONG_MERGED} and ${isLater(currency)}) order by bill_to_customer_id limit ?`,
          [after ?? "", by, ...values, by, ...values, limit]
        )
  if (customers.length === limit) {
    return customers.map(({ key }) => key)
  }
  const lone = await manager.execute<{ key: string }[]>(
    `select '${LONE}' || invoice_id as key from crm_instalment
     where open and deleted_at is null and bill_to_customer_id is null and invoice_id > ? and due_date <= ? ${currency}
     group by invoice_id order by invoice_id limit ?`,
    [after !== null && isLone(after) ? after.slice(LONE.length) : "", by, ...values, limit - customers.length]
  )
  return [...customers, ...lone].map(({ key }) => key)
}

/** How many debtors a run will look at. */
export async function countDebtors(manager: EntityManager, by: Day, currency_code: string | null): Promise<number> {
  const [{ count }] = await manager.execute<{ count: number }[]>(
    `select count(distinct coalesce(alias.root_id, bill_to_customer_id, '${LONE}' || invoice_id))::int as count from crm_instalment
     left join crm_customer_alias alias on alias.customer_id = bill_to_customer_id and alias.deleted_at is null
     where open and crm_instalment.deleted_at is null and due_date <= ? ${currency_code ? "and currency_code = ?" : ""}`,
    currency_code ? [by, currency_code] : [by]
  )
  return count
}

/** Every open invoice of some debtors and of everyone who is one of them, with why each is held back, in one query. */
export async function openInvoicesOf(
  manager: EntityManager,
  keys: string[],
  { as_of, currency_code = null }: { as_of: Day; currency_code?: string | null }
): Promise<DebtorInvoice[]> {
  if (!keys.length) {
    return []
  }
  const lone = keys.filter(isLone).map((key) => key.slice(LONE.length))
  const customers = keys.filter((key) => !isLone(key))
  const places = (values: string[]): string => values.map(() => "?").join(", ") || "null"
  return manager.execute<(DebtorInvoice & { held: HeldReason[] })[]>(
    `with open_part as (
       select invoice_id, due_date, amount - allocated_total as open, min(due_date) over (partition by invoice_id) as first
       from crm_instalment
       where open and deleted_at is null and (bill_to_customer_id = any (${customers.map(() => "crm_customer_group(?)").join(" || ") || "'{}'::text[]"})
         or (bill_to_customer_id is null and invoice_id in (${places(lone)})))
     ), part as (
       -- Before anything of it is due, its first part is what a level looks ahead to.
       select invoice_id, first as due_date, sum(open) as outstanding, sum(open) filter (where due_date <= greatest(?::text, first)) as due
       from open_part group by invoice_id, first
     ), line as (
       select part.*, invoice.number, invoice.issue_date, invoice.order_id, invoice.currency_code, invoice.company_id, invoice.customer_id,
         coalesce(alias.root_id, invoice.bill_to_customer_id) as debtor, crm_customer_group(invoice.bill_to_customer_id) as debtors, invoice.customer_name, invoice.customer_kind, invoice.locale, invoice.owner_id,
         nullif(invoice.buyer->>'email', '') as email, nullif(invoice.buyer->>'phone', '') as phone, ?::text as as_of,
         sum(case when part.due_date <= ? then part.due else 0 end) over (partition by coalesce(alias.root_id, invoice.bill_to_customer_id), invoice.currency_code, invoice.company_id) as total_due
       from part join crm_invoice invoice on invoice.id = part.invoice_id and invoice.status = 'issued' and invoice.deleted_at is null
       left join crm_customer_alias alias on alias.customer_id = invoice.bill_to_customer_id and alias.deleted_at is null
       ${currency_code ? "where invoice.currency_code = ?" : ""}
     )
     select line.invoice_id, line.number, line.issue_date, line.due_date, trim_scale(line.outstanding)::text as outstanding,
       trim_scale(line.due)::text as due, trim_scale(least(${DISPUTED}, line.outstanding))::text as disputed,
       coalesce(line.debtor, '${LONE}' || line.invoice_id) as debtor_key, line.debtor as bill_to_customer_id, line.customer_name,
       line.company_id, line.currency_code, coalesce(account.customer_kind, line.customer_kind) as customer_kind,
       coalesce(account.locale, line.locale) as locale, line.owner_id, line.email, line.phone, account.dunning_policy_id as policy_id,
       (select max(claim.level_days) from crm_dunning_claim claim
        where claim.invoice_id = line.invoice_id and claim.due_date = line.due_date and claim.deleted_at is null) as claimed_days,
       ${HELD_REASONS} as held
     from line
     left join crm_customer_account account on account.customer_id = line.debtor and account.deleted_at is null
     ${HELD_BACK}
     order by debtor_key, line.currency_code, line.company_id, line.due_date, line.invoice_id`,
    [...customers, ...lone, as_of, as_of, as_of, ...(currency_code ? [currency_code] : [])]
  )
}
