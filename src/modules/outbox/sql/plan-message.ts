import type { EntityManager } from "@medusajs/framework/mikro-orm/postgresql"
import { generateEntityId } from "@medusajs/framework/utils"

import { executeBound } from "../../../shared/sql"
import { PlannedMessage } from "../types"

/**
 * Plans a message in the transaction of another module's act, so that the act and its message are both there or neither: the one
 * way into the outbox beside its service.
 *
 * @returns id of the message of that key
 */
export async function planMessage(manager: EntityManager, { cc, ...message }: PlannedMessage): Promise<string> {
  const row = {
    id: generateEntityId(undefined, "crmom"),
    ...message,
    cc: cc?.length ? cc : null,
    contact: message.to.toLowerCase(),
  }
  const columns = Object.keys(row)
    .map((name) => `"${name}"`)
    .join(", ")
  await executeBound(
    manager,
    `insert into crm_outbox_message (${columns}) select ${columns} from jsonb_populate_recordset(null::crm_outbox_message, ?::jsonb)
     on conflict do nothing`,
    [JSON.stringify([row])]
  )
  const [{ id }] = await manager.execute<{ id: string }[]>(
    "select id from crm_outbox_message where dedupe_key = ? and deleted_at is null",
    [message.dedupe_key]
  )
  return id
}
