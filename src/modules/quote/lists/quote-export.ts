import { WEIGHTED_TOTAL } from "./quote-list"

/** Columns of the list as CSV; owners leave as ids, which their reader names. */
export const QUOTE_EXPORT: { name: string; sql: string; amount?: boolean }[] = [
  { name: "number", sql: "q.number" },
  { name: "version", sql: "q.version", amount: true },
  { name: "status", sql: "q.status" },
  { name: "title", sql: "q.title" },
  { name: "customer_name", sql: "q.customer_name" },
  { name: "company_name", sql: "q.company_name" },
  { name: "email", sql: "q.email" },
  { name: "owner", sql: "q.owner_id" },
  { name: "source", sql: "(select src.name from crm_source src where src.id = q.source_id)" },
  { name: "pipeline", sql: "(select pl.name from crm_pipeline pl where pl.id = q.pipeline_id)" },
  { name: "stage", sql: "s.name" },
  { name: "probability", sql: "coalesce(q.probability, s.probability)", amount: true },
  { name: "currency_code", sql: "q.currency_code" },
  { name: "net_total", sql: "trim_scale(q.net_total)", amount: true },
  { name: "total", sql: "trim_scale(q.total)", amount: true },
  { name: "weighted_total", sql: `trim_scale(${WEIGHTED_TOTAL})`, amount: true },
  { name: "valid_until", sql: "q.valid_until" },
  { name: "expected_close_date", sql: "q.expected_close_date" },
  { name: "next_step", sql: "q.next_step" },
  { name: "next_step_date", sql: "q.next_step_date" },
  { name: "decided_date", sql: "q.decided_date" },
  { name: "lost_reason", sql: "q.lost_reason_name" },
  { name: "created_at", sql: "to_char(q.created_at at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"')" },
]
