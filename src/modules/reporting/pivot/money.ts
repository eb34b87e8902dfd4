import { BUCKETS, DEFAULT_EDGES } from "../rules/aging"
import { MOVED_SUMS } from "../queries/outstanding"
import {
  ADDRESS,
  coded,
  COUNT,
  CUSTOMER,
  CUSTOMER_KIND,
  Dataset,
  mean,
  Measure,
  named,
  OWN,
  PLACE,
  sum,
  TEAM,
  TEXT,
  USER,
} from "./field"

const WHOSE = { owner: USER("owner_id"), team: TEAM, customer: CUSTOMER }

/** How many days past its due day an instalment is, by the bucket. */
const BUCKET = `case when f.due_date >= :as_of then 'current' ${DEFAULT_EDGES.map(
  (edge, index) => `when f.due_date::date >= :as_of::date - ${edge} then '${BUCKETS[index + 1]}'`
).join(" ")} else '${BUCKETS[BUCKETS.length - 1]}' end`

const OUTSTANDING = "(f.amount - f.allocated_total + coalesce(m.amount, 0))"
const STANDS = "f.issue_date <= :as_of and (f.voided_date is null or f.voided_date > :as_of)"
const INVOICES: Measure = { kind: "number", sql: "count(distinct f.invoice_id)", of: "1" }

/** Invoices that stand on the day looked at, by instalment, gross: what they asked for and what of it was still to be paid then. */
export const INVOICE_DATASET: Dataset = {
  from: "crm_view_pivot_instalment f cross join (select 0::numeric as amount) m",
  fromThen: `crm_view_pivot_instalment f left join (${MOVED_SUMS}) m on m.instalment_id = f.id`,
  where: STANDS,
  hasCurrency: true,
  scope: OWN,
  dates: { issue_date: "f.issue_date", due_date: "f.due_date" },
  dimensions: {
    ...WHOSE,
    bucket: coded(BUCKET, "receivable.buckets", BUCKETS),
    customer_kind: CUSTOMER_KIND,
    ...ADDRESS,
    ...PLACE,
  },
  measures: {
    invoices: INVOICES,
    amount: sum("f.amount"),
    outstanding: sum(OUTSTANDING),
    overdue: sum(`case when f.due_date < :as_of then ${OUTSTANDING} end`),
    settled: sum(`f.amount - ${OUTSTANDING}`),
  },
  document: { id: "f.invoice_id", number: "f.number" },
}

/** Lines of invoices that stand, after discounts and without tax. */
export const INVOICE_ITEMS: Dataset = {
  from: "crm_view_pivot_invoice_item f",
  where: STANDS,
  hasCurrency: true,
  scope: OWN,
  dates: { issue_date: "f.issue_date" },
  dimensions: {
    product: named("product"),
    sku: TEXT("sku"),
    item_kind: coded("f.kind", "pivot.itemKinds", ["item", "shipping", "deposit", "price"]),
    ...WHOSE,
    customer_kind: CUSTOMER_KIND,
    ...ADDRESS,
    ...PLACE,
  },
  measures: {
    net: sum("f.net"),
    quantity: { ...sum("f.quantity"), kind: "number" },
    invoices: INVOICES,
    average: mean("f.net"),
  },
  document: { id: "f.invoice_id", number: "f.number" },
}

/** Money received until the day looked at, and what of it is free now. */
export const RECEIPTS: Dataset = {
  from: "crm_view_pivot_receipt f",
  where: "f.received_date <= :as_of",
  hasCurrency: true,
  scope: OWN,
  dates: { received_date: "f.received_date" },
  dimensions: {
    ...WHOSE,
    method: coded("f.method", "receivable.methods", ["bank_transfer", "card", "cash", "other", "taken_back"]),
    ...PLACE,
  },
  measures: { count: COUNT, amount: sum("f.amount"), unallocated: sum("f.unallocated"), average: mean("f.amount") },
  document: { id: "f.id", number: "f.number" },
}
