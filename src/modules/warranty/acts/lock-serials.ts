import { Context } from "@medusajs/framework/types"

import { managerOf } from "../../../shared/sql"
import { serialKey } from "../rules/serial"

/** Lets one act at a time put these serial numbers anywhere, until its transaction ends. Taken before any row is locked. */
export async function lockSerials(context: Context, serials: string[]): Promise<void> {
  const keys = [...new Set(serials.map(serialKey))].filter(Boolean)
  if (keys.length) {
    // In one order for everybody, or two files with the same numbers wait for each other.
    await managerOf(context).execute(
      `select pg_advisory_xact_lock(key) from (
         select distinct hashtext(one) as key from (values ${keys.map(() => "(?::text)").join(", ")}) of_file (one) order by 1) sorted`,
      keys.map((key) => `crm_warranty_serial:${key}`)
    )
  }
}
