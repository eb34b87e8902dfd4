import { Context } from "@medusajs/framework/types"
import { generateEntityId } from "@medusajs/framework/utils"

import { amountColumns } from "../../../shared/rows"
import { managerOf } from "../../../shared/sql"
import { HostFactInput } from "../types"

const COLUMNS =
  "id, kind, act, customer_id, order_id, reference, reference_id, number, amount, raw_amount, currency_code, occurred_at"

/** Notes what happened in the host, each once: what is known stays as it is. @returns how many were new */
export async function noteHostFacts(context: Context, facts: HostFactInput[]): Promise<number> {
  if (!facts.length) {
    return 0
  }
  const rows = facts.map(({ amount, ...fact }) => ({
    id: generateEntityId(undefined, "crmhf"),
    ...fact,
    ...amountColumns({ amount }),
  }))
  const made = await managerOf(context).execute<unknown[]>(
    `insert into crm_host_fact (${COLUMNS}) select ${COLUMNS} from jsonb_populate_recordset(null::crm_host_fact, ?::jsonb)
     on conflict do nothing returning id`,
    [JSON.stringify(rows)]
  )
  return made.length
}
