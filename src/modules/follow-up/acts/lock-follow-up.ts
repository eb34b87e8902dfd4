import { Context } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"

import { readRows } from "../../../shared/rows"
import { lockRows } from "../../../shared/sql"
import { FollowUpRow } from "../types"

/** The row, held until the transaction ends. @throws NOT_FOUND */
export async function lockFollowUp(context: Context, id: string): Promise<FollowUpRow> {
  await lockRows(context, "crm_follow_up", [id])
  const [row] = await readRows<FollowUpRow>(
    context,
    "select * from crm_follow_up where id = ? and deleted_at is null",
    [id]
  )
  if (!row) {
    throw new MedusaError(MedusaError.Types.NOT_FOUND, `Follow-up ${id} was not found.`)
  }
  return row
}

/** How messages call it. */
export const nameOf = ({ id, title }: Pick<FollowUpRow, "id" | "title">): string =>
  title ? `Follow-up "${title}"` : `Follow-up ${id}`

/** @throws NOT_ALLOWED for one that is done or canceled */
export function assertOpen(row: FollowUpRow, what: string): void {
  if (row.status !== "open") {
    throw new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      `${nameOf(row)} is ${row.status} and cannot be ${what}; only open ones can.`
    )
  }
}
