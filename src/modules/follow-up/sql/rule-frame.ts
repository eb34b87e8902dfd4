import { Sql } from "../../../shared/lists/where"
import { Candidate, Clock, RuleRow } from "../types"
import { SOURCES } from "./sources"

/** Where the rows of a rule come from: its own SQL, or what a rule in code found. */
export type Found = { only?: string[]; candidates?: Candidate[] }

const COLUMNS =
  "reference text, reference_id text, reference_number text, occasion text, customer_id text, customer_name text, owner_id text, amount numeric, currency_code text, facts jsonb"

/** `p`, `ids` and `found`, the tables that a rule is run by: to be followed by statements over `found`. */
export function frameOf(
  rule: Pick<RuleRow, "key" | "days" | "settings">,
  { only, candidates }: Found,
  { now, today, timezone }: Clock,
  opening: boolean
): Sql {
  const p = `p as materialized (select ?::text as today, ?::int as days, ?::text as timezone, ?::timestamptz as now, ?::boolean as opening, ?::jsonb as settings)`
  const values: unknown[] = [today, rule.days, timezone, now.toISOString(), opening, JSON.stringify(rule.settings ?? {})]
  if (candidates) {
    return {
      text: `with ${p}, found as materialized (select * from jsonb_to_recordset(?::jsonb) as c(${COLUMNS}))`,
      values: [...values, JSON.stringify(candidates)],
    }
  }
  const source = SOURCES[rule.key]
  if (!source) {
    throw new Error(`There is no SQL for the rule ${rule.key}.`)
  }
  return {
    text: `with ${p}, ids as materialized (select value as id from jsonb_array_elements_text(?::jsonb)), found as materialized (${source(only !== undefined)})`,
    values: [...values, JSON.stringify(only ?? [])],
  }
}

/** Those of `found` that were not opened yet, and of nobody who was erased, in an order that two who open at once share. */
export const FRESH = `fresh as materialized (
  select found.*, row_number() over (order by reference, reference_id, occasion) - 1 as place from found
   where not exists (select from crm_follow_up f where f.rule_key = ? and f.reference = found.reference
     and f.reference_id = found.reference_id and f.occasion = found.occasion)
     and not exists (select from crm_erasure e where e.customer_id = found.customer_id and e.deleted_at is null))`
