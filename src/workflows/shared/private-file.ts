import { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError, Modules } from "@medusajs/framework/utils"
import { createStep, StepResponse, transform, WorkflowData } from "@medusajs/framework/workflows-sdk"
import { uploadFilesStep } from "@medusajs/medusa/core-flows"
import { randomUUID } from "node:crypto"

import { fileKind } from "../../shared/files/file-kind"

export type FileToKeep = {
  filename: string
  /** Base64. */
  content: string
  /** Whether XML is kept too. */
  xml?: boolean
}

/** Where a kept file is, and what it is. */
export type KeptFile = { file_id: string; filename: string; mime_type: string; size: number }

/** What a file is. @throws INVALID_DATA for one that is not kept */
export function judgeFile({ filename, content, xml }: FileToKeep): ReturnType<typeof fileKind> & { size: number } {
  const bytes = Buffer.from(content, "base64")
  return { ...fileKind(filename, bytes, xml ? ["xml"] : []), size: bytes.length }
}

const judgeFileStep = createStep("crm-judge-file", async (input: FileToKeep) => new StepResponse(judgeFile(input)))

/**
 * Keeps a file in the host's file storage: private, under a random name. Part of a workflow; a later failure takes it out again.
 *
 * @throws INVALID_DATA for a file that is not kept
 */
export function keepPrivateFile(input: FileToKeep | WorkflowData<FileToKeep>): WorkflowData<KeptFile> {
  const kind = judgeFileStep(input)
  const stored = uploadFilesStep(
    transform({ input, kind }, ({ input, kind }) => ({
      files: [
        {
          filename: `${randomUUID()}.${kind.extension}`,
          mimeType: kind.mime_type,
          content: input.content,
          access: "private" as const,
        },
      ],
    }))
  )
  return transform({ kind, stored }, ({ kind, stored }) => ({
    file_id: stored[0].id,
    filename: kind.filename,
    mime_type: kind.mime_type,
    size: kind.size,
  }))
}

/**
 * Keeps files together with the rows that note them, all or none: where a file cannot be stored, `note` fails, or it says that it took
 * none of them, they are taken out of the storage again.
 *
 * @throws INVALID_DATA for a file that is not kept; what storage or `note` threw
 */
export async function keepPrivateFiles<Noted>(
  container: MedusaContainer,
  files: FileToKeep[],
  note: (kept: KeptFile[]) => Promise<{ noted: Noted; took: boolean }>
): Promise<Noted> {
  const judged = files.map((file) => ({ ...judgeFile(file), content: file.content }))
  const kept: KeptFile[] = []
  try {
    // One after the other: of several at once the host does not say which it stored when one fails (2.21.2).
    for (const { filename, mime_type, size, extension, content } of judged) {
      const [{ id }] = await container
        .resolve(Modules.FILE)
        .createFiles([{ filename: `${randomUUID()}.${extension}`, mimeType: mime_type, content, access: "private" }])
      kept.push({ file_id: id, filename, mime_type, size })
    }
    const { noted, took } = await note(kept)
    await dropFiles(container, took ? [] : kept)
    return noted
  } catch (error) {
    await dropFiles(container, kept)
    throw error
  }
}

/** Takes files out of the storage. One that stays there is of nobody, and no reason to refuse anything. */
async function dropFiles(container: MedusaContainer, kept: KeptFile[]): Promise<void> {
  if (kept.length) {
    await container
      .resolve(Modules.FILE)
      .deleteFiles(kept.map(({ file_id }) => file_id))
      .catch(() => undefined)
  }
}

/** The bytes of a kept file. @throws NOT_FOUND when the storage has lost it */
export async function readPrivateFile(
  container: MedusaContainer,
  { file_id, filename }: Pick<KeptFile, "file_id" | "filename">
): Promise<Buffer> {
  try {
    return await container.resolve(Modules.FILE).getAsBuffer(file_id)
  } catch {
    throw new MedusaError(MedusaError.Types.NOT_FOUND, `File ${filename} is not in the storage any more.`)
  }
}
