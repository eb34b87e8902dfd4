import type { EntityManager } from "@medusajs/framework/mikro-orm/postgresql"

import { addDays, Day, daysBetween } from "../../../shared/days"
import { averageDays, PaymentDelay, paymentDelay } from "../rules/payment-delay"
import { PaymentBehaviour, SuggestedTerms, suggestTerms } from "../rules/suggest-terms"

/** How the debtor behind a customer paid until now, and what follows for its terms. */
export type PaymentRecord = { payment_delay: PaymentDelay; behaviour: PaymentBehaviour; suggested: SuggestedTerms }

/** Days late of the last instalments that money settled, by the day the money came. */
const lateDays = (recent: string): string => `
  select (max(coalesce(r.received_date, a.allocation_date))::date - n.due_date::date)::int as days
  from (select distinct instalment_id from (${recent}) x) t
  join crm_instalment n on n.id = t.instalment_id and n.allocated_total >= n.amount and n.deleted_at is null
  join crm_allocation a on a.instalment_id = n.id and a.reversed_at is null and a.deleted_at is null
  left join crm_receipt r on r.id = a.receipt_id
  group by n.id, n.due_date`

const MONEY = "receipt_id is not null and reversed_at is null and deleted_at is null"

/** @param debtors - SQL of the list of whose, who are one */
export const ownLateDays = (
  debtors: string
): string => `${lateDays(`select newest.instalment_id from unnest(${debtors}) debtor(id) cross join lateral (
    select instalment_id, allocation_date from crm_allocation where bill_to_customer_id = debtor.id and ${MONEY} order by allocation_date desc limit 200) newest
  order by newest.allocation_date desc limit 200`)}
  order by max(coalesce(r.received_date, a.allocation_date)) desc, n.id desc limit 10`

// Ids are made in the order of time, and their index is the only one over all allocations.
export const STORE_LATE_DAYS = `${lateDays(`select instalment_id from crm_allocation where ${MONEY} order by id desc limit 500`)} limit 500`

const FACTS = `
  select
    (select count(*)::int from crm_promise p join crm_promise_progress g on g.promise_id = p.id
      where p.bill_to_customer_id = any (string_to_array(?, ',')) and p.last_date < ? and p.last_date >= ? and not g.kept) as broken_promises,
    (select coalesce(max(i.total), 0)::text from crm_invoice i
      where i.bill_to_customer_id = any (string_to_array(?, ',')) and i.currency_code = ? and i.status = 'issued' and i.allocated_total >= i.total and i.deleted_at is null
        and exists (select from crm_allocation a where a.invoice_id = i.id and a.${MONEY.replace(/ and /g, " and a.")})) as biggest_paid,
    o.outstanding, o.oldest
  from (select coalesce(sum(amount - allocated_total), 0)::text as outstanding, min(due_date) as oldest from crm_instalment
    where bill_to_customer_id = any (string_to_array(?, ',')) and currency_code = ? and open and deleted_at is null) o`

/** @param debtor_ids - everyone who is the debtor. @param base_days - what the store gives to pay */
export async function paymentRecord(
  manager: EntityManager,
  debtor_ids: string[],
  { currency_code, today, base_days }: { currency_code: string; today: Day; base_days: number }
): Promise<PaymentRecord> {
  const daysOf = (rows: { days: number }[]): number[] => rows.map(({ days }) => days)
  const debtors = debtor_ids.join(",")
  const own = daysOf(await manager.execute<{ days: number }[]>(ownLateDays("string_to_array(?, ',')"), [debtors]))
  const store = own.length < 3 ? daysOf(await manager.execute<{ days: number }[]>(STORE_LATE_DAYS)) : []
  type Facts = { broken_promises: number; biggest_paid: string; outstanding: string; oldest: Day | null }
  const [facts] = await manager.execute<Facts[]>(FACTS, [
    ...[debtors, today, addDays(today, -365)],
    ...[debtors, currency_code],
    ...[debtors, currency_code],
  ])
  const behaviour: PaymentBehaviour = {
    settled_count: own.length,
    average_days_late: Math.round(averageDays(own) * 10) / 10,
    broken_promises: facts.broken_promises,
    oldest_days_late: facts.oldest && facts.oldest < today ? daysBetween(facts.oldest, today) : 0,
    outstanding: facts.outstanding,
    biggest_paid: facts.biggest_paid,
  }
  return { payment_delay: paymentDelay(own, store), behaviour, suggested: suggestTerms(behaviour, base_days) }
}
