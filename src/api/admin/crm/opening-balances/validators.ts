import { z } from "@medusajs/framework/zod"

import { DATE_FORMATS } from "../../../../shared/date-formats"
import { id, line } from "../../../shared"

/** A file of what is open elsewhere, as text, and how it writes days and amounts. */
export const AdminImportCrmOpeningBalances = z.strictObject({
  csv: z.string().min(1).max(2_000_000),
  filename: line(200).nullish(),
  decimal: z.enum([".", ","]).default("."),
  date_format: z.enum(DATE_FORMATS).default("YYYY-MM-DD"),
  company_id: id().default("default"),
  dry_run: z.boolean().default(false),
})
export type AdminImportCrmOpeningBalances = z.infer<typeof AdminImportCrmOpeningBalances>
