import { Context } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"

import { readRows } from "../../../shared/rows"
import { lockRows } from "../../../shared/sql"
import { WarrantyRow } from "../types"

/** An entitlement that nobody else changes until the transaction ends. @throws NOT_FOUND */
export async function lockWarranty(context: Context, id: string): Promise<WarrantyRow> {
  await lockRows(context, "crm_warranty", [id])
  const [row] = await readRows<WarrantyRow>(context, "select * from crm_warranty where id = ? and deleted_at is null", [id])
  if (!row) {
    throw new MedusaError(MedusaError.Types.NOT_FOUND, `Warranty ${id} was not found.`)
  }
  return row
}

/** @throws NOT_ALLOWED for a canceled one */
export function assertNotCanceled({ number, status }: WarrantyRow): void {
  if (status === "canceled") {
    throw new MedusaError(MedusaError.Types.NOT_ALLOWED, `Warranty ${number} is canceled and cannot be changed any more.`)
  }
}
