import type { EntityManager } from "@medusajs/framework/mikro-orm/postgresql"
import { MathBN } from "@medusajs/framework/utils"

import { Day } from "../../../shared/days"
import { findDebtor } from "../acts/find-debtor"
import { CustomerPosition } from "../types"

type Row = {
  currency_code: string
  outstanding: string
  overdue: string
  unallocated: string
  uninvoiced_orders: string
}

/** Each part reads one partial index of the debtor. An advance waits for its order's invoice and is no free credit. */
const POSITION = `
  select currency_code, trim_scale(sum(outstanding))::text as outstanding, trim_scale(sum(overdue))::text as overdue,
    trim_scale(sum(unallocated))::text as unallocated, trim_scale(sum(uninvoiced))::text as uninvoiced_orders
  from (
    select currency_code, amount - allocated_total as outstanding,
      case when due_date < ? then amount - allocated_total else 0 end as overdue, 0 as unallocated, 0 as uninvoiced
    from crm_instalment where bill_to_customer_id = any (string_to_array(?, ',')) and open and deleted_at is null
    union all
    select r.currency_code, 0, 0, r.amount - r.allocated_total - r.refunded_total, 0
    from crm_receipt r
    left join crm_receivable_order o
      on o.order_id = r.order_id and o.invoiced_total < o.total and o.canceled_at is null and o.deleted_at is null
    where r.bill_to_customer_id = any (string_to_array(?, ',')) and r.amount > r.allocated_total + r.refunded_total and r.deleted_at is null and o.order_id is null
    union all
    select currency_code, 0, 0, total - allocated_total - refunded_total, 0
    from crm_credit_note where bill_to_customer_id = any (string_to_array(?, ',')) and total > allocated_total + refunded_total and status = 'issued' and deleted_at is null
    union all
    select currency_code, 0, 0, 0, greatest(total - greatest(invoiced_total, paid_total), 0)
    from crm_receivable_order
    where bill_to_customer_id = any (string_to_array(?, ',')) and invoiced_total < total and canceled_at is null and deleted_at is null
  ) part
  group by currency_code order by currency_code`

const ZERO: Omit<Row, "currency_code"> = { outstanding: "0", overdue: "0", unallocated: "0", uninvoiced_orders: "0" }

/**
 * What the debtor behind a customer owes, per currency: exposure = outstanding + uninvoiced unpaid orders −
 * unallocated. One row more for the currency of a limit under which nothing is open.
 *
 * @param debtor_ids - everyone who is the debtor, who then is the customer asked for; any of them on hold stops all
 */
export async function customerPosition(
  manager: EntityManager,
  customer_id: string,
  today: Day,
  currency_code?: string,
  debtor_ids?: string[]
): Promise<CustomerPosition[]> {
  const debtor = debtor_ids ? customer_id : ((await findDebtor(manager, customer_id)) as string)
  const debtors = (debtor_ids ?? [debtor]).join(",")
  const [account] = await manager.execute<
    { credit_limit: string | null; currency_code: string | null; hold: boolean }[]
  >(
    `select trim_scale(max(credit_limit) filter (where customer_id = ?))::text as credit_limit,
       max(currency_code) filter (where customer_id = ?) as currency_code, coalesce(bool_or(hold), false) as hold
     from crm_customer_account where customer_id = any (string_to_array(?, ',')) and deleted_at is null`,
    [debtor, debtor, debtors]
  )
  const found = await manager.execute<Row[]>(POSITION, [today, debtors, debtors, debtors, debtors])
  const wanted = currency_code?.toLowerCase() ?? (account?.credit_limit != null ? account.currency_code : null)
  const rows =
    wanted && !found.some((row) => row.currency_code === wanted)
      ? [...found, { currency_code: wanted, ...ZERO }]
      : found
  return rows
    .filter((row) => !currency_code || row.currency_code === wanted)
    .map((row) => {
      const exposure = MathBN.sub(MathBN.add(row.outstanding, row.uninvoiced_orders), row.unallocated)
      const credit_limit = account?.currency_code === row.currency_code ? account.credit_limit : null
      return {
        bill_to_customer_id: debtor,
        ...row,
        exposure: exposure.toFixed(),
        credit_limit,
        headroom: credit_limit === null ? null : MathBN.sub(credit_limit, exposure).toFixed(),
        hold: account?.hold ?? false,
      }
    })
}
