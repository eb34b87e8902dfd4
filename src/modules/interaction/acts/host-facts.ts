import { Context } from "@medusajs/framework/types"
import { generateEntityId } from "@medusajs/framework/utils"

import { amountColumns } from "../../../shared/rows"
import { managerOf } from "../../../shared/sql"
import { HostFactInput } from "../types"

const COLUMNS =
  "id, kind, act, customer_id, order_id, reference, reference_id, number, amount, raw_amount, currency_code, occurred_at"

/** Notes what happened in the host, each once: of what is known only the customer follows, for an order may be handed over. @returns how many were new */
export async function noteHostFacts(context: Context, facts: HostFactInput[]): Promise<number> {
  if (!facts.length) {
    return 0
  }
  const rows = facts.map(({ amount, ...fact }) => ({
    id: generateEntityId(undefined, "crmhf"),
    ...fact,
    ...amountColumns({ amount }),
  }))
  const made = await managerOf(context).execute<{ is_new: boolean }[]>(
    `insert into crm_host_fact (${COLUMNS}) select ${COLUMNS} from jsonb_populate_recordset(null::crm_host_fact, ?::jsonb)
     on conflict (act, reference, reference_id) where deleted_at is null do update set customer_id = excluded.customer_id, updated_at = now()
       where crm_host_fact.customer_id <> excluded.customer_id
     returning id, (xmax = 0) as is_new`,
    [JSON.stringify(rows)]
  )
  return made.filter(({ is_new }) => is_new).length
}
