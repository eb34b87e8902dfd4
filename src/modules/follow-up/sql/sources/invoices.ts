import { among, oneWith, Source } from "./parts"

const INVOICE = `'crm_invoice' as reference, i.id as reference_id, i.number as reference_number`

/** How long ago a broken promise may have been made to be news. */
const BROKEN_DAYS = 30

/**
 * Late, and nobody else asks for it: an invoice that dunning reminded of, or whose debtor's policy proposes or sends reminders by itself, is
 * dunning's. So is one that it would hold back: disputed, promised, paused.
 */
export const invoiceOverdue: Source = (only) => `
  select ${INVOICE}, late.due_date as occasion, coalesce(i.bill_to_customer_id, i.customer_id) as customer_id, i.customer_name, i.owner_id,
         late.amount, i.currency_code, jsonb_build_object('since_date', late.due_date, 'due_date', late.due_date) as facts
    from p cross join (
      select n.invoice_id, min(n.due_date) as due_date, sum(n.amount - n.allocated_total) as amount from p cross join crm_instalment n
       where n.open and n.deleted_at is null and n.due_date < p.today ${among(only, "n.invoice_id")} group by 1) late
    join crm_invoice i on i.id = late.invoice_id and i.status = 'issued' and i.deleted_at is null
    left join crm_customer_account account on account.customer_id = i.bill_to_customer_id and account.deleted_at is null
   where (not p.opening or late.due_date::date + p.days <= p.today::date)
     and coalesce((select policy.daily from crm_dunning_policy policy where policy.deleted_at is null and (policy.id = account.dunning_policy_id
         or policy.customer_kind = coalesce(account.customer_kind, i.customer_kind) or policy.is_default)
       order by (policy.id = account.dunning_policy_id) desc nulls last, (policy.customer_kind is not null) desc limit 1), 'off') = 'off'
     and not exists (select from crm_dunning_claim claim where claim.invoice_id = i.id and claim.deleted_at is null)
     and not exists (select from crm_dispute d where d.invoice_id = i.id and d.status = 'open' and d.deleted_at is null)
     and not exists (select from crm_promise o where o.canceled_at is null and o.deleted_at is null and o.last_date >= p.today
       and (o.invoice_id = i.id or (o.invoice_id is null and o.bill_to_customer_id = any (${oneWith("i.bill_to_customer_id")}) and o.currency_code = i.currency_code)))
     and not exists (select from crm_dunning_pause z where (z.invoice_id = i.id or z.customer_id = i.customer_id or z.customer_id = any (${oneWith("i.bill_to_customer_id")}))
       and z.ended_at is null and z.deleted_at is null and (z.until_date is null or z.until_date >= p.today))`

const PROMISE = `
  case when o.invoice_id is null then 'customer' else 'crm_invoice' end as reference, coalesce(o.invoice_id, o.bill_to_customer_id) as reference_id,
  o.invoice_number as reference_number, o.id as occasion, coalesce(o.bill_to_customer_id, o.customer_id) as customer_id, o.customer_name, o.owner_id,
  o.amount, o.currency_code`
const PROMISES = (only: boolean): string => `
  from p cross join crm_promise o left join crm_promise_progress g on g.promise_id = o.id
 where o.canceled_at is null and o.deleted_at is null and not coalesce(g.kept, false)
   and coalesce(o.invoice_id, o.bill_to_customer_id) is not null
   ${among(only, "coalesce(o.invoice_id, o.bill_to_customer_id)")}`

/** The day that somebody promised to pay by has come, and the money has not. */
export const promiseDue: Source = (only) => `
  select ${PROMISE}, jsonb_build_object('promised_date', o.promised_date) as facts ${PROMISES(only)}
     and o.last_date >= p.today and (not p.opening or o.promised_date <= (p.today::date + p.days)::text)`

/** It passed, and what was promised for is still open; nothing newer was promised. */
export const promiseBroken: Source = (only) => `
  select ${PROMISE}, jsonb_build_object('promised_date', o.promised_date, 'since_date', o.promised_date) as facts ${PROMISES(only)}
     and o.last_date < p.today
     and (not p.opening or o.last_date between (p.today::date - p.days - 1 - ${BROKEN_DAYS})::text and (p.today::date - p.days - 1)::text)
     and exists (select from crm_instalment n where n.open and n.deleted_at is null and (n.invoice_id = o.invoice_id
       or (o.invoice_id is null and n.bill_to_customer_id = any (${oneWith("o.bill_to_customer_id")}) and n.currency_code = o.currency_code)))
     and not exists (select from crm_promise newer where newer.canceled_at is null and newer.deleted_at is null and newer.last_date >= p.today
       and newer.invoice_id is not distinct from o.invoice_id and newer.bill_to_customer_id is not distinct from o.bill_to_customer_id
       and newer.currency_code = o.currency_code)`

/** Somebody disputes an invoice, and nobody decided. */
export const disputeOpen: Source = (only) => `
  select 'crm_invoice' as reference, d.invoice_id as reference_id, d.invoice_number as reference_number, d.id as occasion,
         coalesce(d.customer_id, d.bill_to_customer_id) as customer_id, d.customer_name, d.owner_id, d.amount, d.currency_code,
         jsonb_build_object('since_date', d.opened_date) as facts
    from p cross join crm_dispute d
   where d.status = 'open' and d.deleted_at is null ${among(only, "d.invoice_id")}
     and (not p.opening or d.opened_date::date + p.days <= p.today::date)`
