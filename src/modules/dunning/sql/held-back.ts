/**
 * Why an open invoice is held back, as one row of SQL beside each `line` (invoice_id, number, order_id, currency_code, debtors, customer_id,
 * outstanding, due, total_due, as_of): what is disputed of it, the promise that is not due yet, the pause it is under, and money of its
 * debtor that is not allocated and fits it.
 *
 * One place for all reasons: what proposes, what sends and what is shown ask the same.
 */
export const HELD_BACK = `
  left join lateral (
    select jsonb_build_object('reason', case pause.kind when 'pause' then 'paused' else pause.kind end, 'note', pause.reason, 'until', pause.until_date) as held
    from crm_dunning_pause pause
    where (pause.invoice_id = line.invoice_id or pause.customer_id = any (line.debtors || crm_customer_group(line.customer_id)))
      and pause.ended_at is null and pause.deleted_at is null and (pause.until_date is null or pause.until_date >= line.as_of)
    order by pause.kind = 'locked' desc, pause.until_date desc nulls first, pause.id limit 1
  ) pause on true
  left join lateral (
    select sum(dispute.amount) as amount, jsonb_build_object('reason', case when bool_and(dispute.reason = 'claim') then 'claim' else 'disputed' end,
      'amount', trim_scale(least(sum(dispute.amount), line.outstanding))::text) as held
    from crm_dispute dispute
    where dispute.invoice_id = line.invoice_id and dispute.status = 'open' and dispute.deleted_at is null
    having sum(dispute.amount) > 0
  ) dispute on true
  left join lateral (
    select jsonb_build_object('reason', 'promise', 'until', promise.promised_date, 'amount', trim_scale(promise.amount)::text) as held
    from crm_promise promise left join crm_promise_progress progress on progress.promise_id = promise.id
    where (promise.invoice_id = line.invoice_id or (promise.invoice_id is null and promise.bill_to_customer_id = any (line.debtors)
        and promise.currency_code = line.currency_code))
      and promise.canceled_at is null and promise.deleted_at is null and promise.made_date <= line.as_of and promise.last_date >= line.as_of
      and not coalesce(progress.kept, false)
    order by promise.last_date desc, promise.id limit 1
  ) promise on true
  left join lateral (
    select jsonb_build_object('reason', 'receipt', 'number', receipt.number, 'receipt_id', receipt.id,
      'amount', trim_scale(receipt.amount - receipt.allocated_total - receipt.refunded_total)::text) as held
    from crm_receipt receipt
    where receipt.bill_to_customer_id = any (line.debtors) and receipt.currency_code = line.currency_code and receipt.deleted_at is null
      and receipt.amount > receipt.allocated_total + receipt.refunded_total
      and (receipt.order_id is null or receipt.order_id = line.order_id)
      and (receipt.amount - receipt.allocated_total - receipt.refunded_total in (line.outstanding, line.due, line.total_due)
        or (line.number is not null and position(lower(line.number) in lower(coalesce(receipt.reference, ''))) > 0))
    order by receipt.received_date, receipt.id limit 1
  ) receipt on true`

/** The reasons of `HELD_BACK` as one JSON list. */
export const HELD_REASONS = `to_jsonb(array_remove(array[pause.held, promise.held, dispute.held, receipt.held], null))`

/** What is disputed of a line. */
export const DISPUTED = `coalesce(dispute.amount, 0)`
