import { z } from "@medusajs/framework/zod"

import { base64File, createListParams, dayFilter, id, idFilter, line, momentFilter } from "../../../shared"
import { bankFormat } from "../bank-mappings/validators"

export const AdminGetCrmBankStatementsParams = createListParams({
  order: ["from_date", "to_date", "filename", "created_at"],
  filters: { id: idFilter(), mapping_id: idFilter(), to_date: dayFilter(), created_at: momentFilter() },
  defaultOrder: "-created_at",
})

/** A file as text, or as bytes in base64 where its encoding matters. `format` is tried in place of the account's own. */
export const AdminImportCrmBankStatement = z
  .strictObject({
    mapping_id: id(),
    filename: line(200).default("statement.csv"),
    csv: z.string().min(1).max(5_000_000).optional(),
    content: base64File().optional(),
    format: bankFormat.optional(),
    dry_run: z.boolean().default(false),
  })
  .refine(({ csv, content }) => (csv === undefined) !== (content === undefined), "must have either csv or content")
export type AdminImportCrmBankStatement = z.infer<typeof AdminImportCrmBankStatement>
