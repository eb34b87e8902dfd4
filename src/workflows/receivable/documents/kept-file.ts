import { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, MedusaError, Modules } from "@medusajs/framework/utils"
import { createHash, randomUUID } from "node:crypto"

import { RECEIVABLE_MODULE } from "../../../modules/receivable"
import type { ReceivableModuleService } from "../../../modules/receivable/service"
import { KeptDocumentRow } from "../../../modules/receivable/types"

/** Which file of which document. */
export type FileOf = {
  /** An outbox message is the document whose paper went with it. */
  reference: "crm_invoice" | "crm_credit_note" | "crm_dunning_notice" | "crm_outbox_message"
  reference_id: string
  kind: "pdf" | "factur_x"
}

const PDF = { mime_type: "application/pdf", extension: "pdf" }

/**
 * The file of an issued document: the bytes kept when it first left the house or was prepared to, or made and kept now.
 *
 * Bytes that the storage lost or changed are made anew from the document, which cannot change, and the log says so.
 *
 * @param make - makes the bytes; called only when none are kept
 * @throws UNEXPECTED_STATE when the storage takes no file: what leaves the house unkept could not be shown again
 */
export async function keptFile(
  container: MedusaContainer,
  file: FileOf,
  filename: string,
  make: () => Promise<Buffer>
): Promise<Buffer> {
  const receivable = container.resolve<ReceivableModuleService>(RECEIVABLE_MODULE)
  const [known] = await receivable.listCrmKeptDocuments(file, { take: 1 })
  if (known) {
    return (await readKept(container, known as unknown as KeptDocumentRow)) ?? make()
  }
  const bytes = await make()
  const file_id = await store(container, bytes, filename)
  const sha256 = hashOf(bytes)
  const kept = await receivable.keepDocument({
    ...file,
    filename,
    mime_type: PDF.mime_type,
    size: bytes.length,
    sha256,
    file_id,
  })
  if (kept.file_id === file_id) {
    return bytes
  }
  // Someone else kept the document at the same time: theirs counts.
  await container.resolve(Modules.FILE).deleteFiles([file_id])
  return (await readKept(container, kept)) ?? bytes
}

async function store(container: MedusaContainer, bytes: Buffer, filename: string): Promise<string> {
  try {
    const { id } = await container.resolve(Modules.FILE).createFiles({
      filename: `${randomUUID()}.${PDF.extension}`,
      mimeType: PDF.mime_type,
      content: bytes.toString("base64"),
      access: "private",
    })
    return id
  } catch (error) {
    throw new MedusaError(
      MedusaError.Types.UNEXPECTED_STATE,
      `${filename} cannot leave the house, for the file storage did not keep it: ${(error as Error).message}`
    )
  }
}

/** @returns null for bytes that are gone or not the ones that were kept */
async function readKept(container: MedusaContainer, kept: KeptDocumentRow): Promise<Buffer | null> {
  const logger = container.resolve(ContainerRegistrationKeys.LOGGER)
  try {
    const bytes = await container.resolve(Modules.FILE).getAsBuffer(kept.file_id)
    if (hashOf(bytes) === kept.sha256) {
      return bytes
    }
    logger.error(`The kept file ${kept.filename} (${kept.id}) was changed in the file storage; it is made anew.`)
  } catch (error) {
    logger.error(`The kept file ${kept.filename} (${kept.id}) is not in the file storage: ${(error as Error).message}`)
  }
  return null
}

const hashOf = (bytes: Buffer): string => createHash("sha256").update(bytes).digest("hex")
