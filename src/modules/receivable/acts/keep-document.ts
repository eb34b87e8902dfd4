import type { EntityManager } from "@medusajs/framework/mikro-orm/postgresql"
import { generateEntityId } from "@medusajs/framework/utils"

import { KeptDocumentInput, KeptDocumentRow } from "../types"

/** Notes a stored file as the document's own, unless there is one already. @returns the one that counts */
export async function keepDocument(manager: EntityManager, input: KeptDocumentInput): Promise<KeptDocumentRow> {
  const { reference, reference_id, kind, filename, mime_type, size, sha256, file_id } = input
  const [mine] = await manager.execute<KeptDocumentRow[]>(
    `insert into crm_kept_document (id, reference, reference_id, kind, filename, mime_type, size, sha256, file_id)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?)
     on conflict (reference, reference_id, kind) where deleted_at is null do nothing returning *`,
    [generateEntityId(undefined, "crmkd"), reference, reference_id, kind, filename, mime_type, size, sha256, file_id]
  )
  if (mine) {
    return mine
  }
  const [kept] = await manager.execute<KeptDocumentRow[]>(
    "select * from crm_kept_document where reference = ? and reference_id = ? and kind = ? and deleted_at is null",
    [reference, reference_id, kind]
  )
  return kept
}
