import { Context } from "@medusajs/framework/types"
import { generateEntityId } from "@medusajs/framework/utils"

import { executeBound, managerOf } from "../../../shared/sql"
import { RuleDefinition } from "../rules/rule-definitions"
import { RuleRow } from "../types"

const COLUMNS = "id, key, is_on, days, settings, assign, team_id, assignee_id, kind, priority, turn, asks"

/** The rules of these definitions in their order, as the store set them; those that are not there yet are written with their defaults. */
export async function readRules(context: Context, definitions: readonly RuleDefinition[]): Promise<RuleRow[]> {
  const known = await select(context, definitions)
  if (known.length === definitions.length) {
    return known
  }
  const missing = definitions.filter(({ key }) => !known.some((rule) => rule.key === key))
  const rows = missing.map(({ key, is_on, days, kind, priority, settings }) => ({
    id: generateEntityId(undefined, "crmfr"),
    key,
    is_on,
    days,
    settings,
    kind,
    priority,
  }))
  await executeBound(
    managerOf(context),
    `insert into crm_follow_up_rule (id, key, is_on, days, settings, kind, priority)
     select id, key, is_on, days, settings, kind, priority from jsonb_populate_recordset(null::crm_follow_up_rule, ?::jsonb)
     on conflict do nothing`,
    [JSON.stringify(rows)]
  )
  return select(context, definitions)
}

async function select(context: Context, definitions: readonly RuleDefinition[]): Promise<RuleRow[]> {
  const keys = definitions.map(({ key }) => key)
  const rows = await managerOf(context).execute<RuleRow[]>(
    `select ${COLUMNS} from crm_follow_up_rule where key in (${keys.map(() => "?").join(", ")}) and deleted_at is null`,
    keys
  )
  return definitions.flatMap(({ key, settings }) =>
    rows.filter((row) => row.key === key).map((row) => ({ ...row, settings: { ...settings, ...row.settings } }))
  )
}
