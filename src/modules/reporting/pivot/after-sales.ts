import { coded, COUNT, countIf, CUSTOMER, Dataset, mean, named, rate, sum, TEAM, TEXT, USER } from "./field"

const mine = (columns: string[]): string => columns.map((column) => `f.${column} = any (:mine)`).join(" or ")

const CLAIM_STATES = ["submitted", "approved", "in_repair", "resolved", "rejected", "canceled"] as const
const COUNTED = "f.status not in ('rejected', 'canceled')"

/** Claims by the day they were submitted, with what they cost until now; scope as in `src/modules/warranty/sql/scope.ts`. */
export const CLAIMS: Dataset = {
  from: "crm_view_pivot_claim f",
  hasCurrency: true,
  scope: `((f.assignee_id is null and f.owner_id is null) or ${mine(["assignee_id", "submitted_by", "owner_id"])})`,
  dates: { submitted_date: "to_char(f.submitted_at at time zone :zone, 'YYYY-MM-DD')" },
  dimensions: {
    product: named("product"),
    fault: coded("f.fault_code", "warranty.faults"),
    claim_status: coded("f.status", "status.warranty_claim", CLAIM_STATES),
    supplier: TEXT("supplier"),
    assignee: USER("assignee_id"),
    team: TEAM,
    customer: CUSTOMER,
  },
  measures: {
    count: COUNT,
    counted: countIf(COUNTED),
    accepted_rate: rate(COUNTED, "true"),
    cost: { ...sum("f.cost"), isCost: true },
    average_cost: { ...mean("f.cost"), isCost: true },
    recovered: { ...sum("f.recovered"), isCost: true },
  },
  document: { id: "f.id", number: "f.number" },
}

const DONE_DAY = "to_char(f.completed_at at time zone :zone, 'YYYY-MM-DD')"
const IN_TIME = `f.status = 'done' and ${DONE_DAY} <= f.due_date`

/** Follow-ups; scope as in the list of follow-ups. They have no currency. */
export const FOLLOW_UPS: Dataset = {
  from: "crm_view_pivot_follow_up f",
  hasCurrency: false,
  scope: `((f.assignee_id is null and f.owner_id is null) or ${mine(["assignee_id", "owner_id", "created_by"])})`,
  dates: {
    due_date: "f.due_date",
    created_date: "to_char(f.created_at at time zone :zone, 'YYYY-MM-DD')",
    done_date: DONE_DAY,
  },
  dimensions: {
    assignee: USER("assignee_id"),
    team: TEAM,
    kind: coded("f.kind", "followUp.kinds"),
    follow_up_status: coded("f.status", "pivot.followUpStatus", ["open", "done", "canceled"]),
    priority: coded("f.priority", "followUp.priorities", ["high", "normal", "low"]),
    customer: CUSTOMER,
  },
  measures: {
    count: COUNT,
    open: countIf("f.status = 'open'"),
    overdue_count: countIf("f.status = 'open' and f.due_date < :as_of"),
    done: countIf("f.status = 'done'"),
    in_time_rate: rate(IN_TIME, "f.status = 'done'"),
  },
  document: { id: "f.id", number: "f.number" },
}
