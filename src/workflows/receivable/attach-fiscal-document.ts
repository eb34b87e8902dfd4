import { MedusaContainer } from "@medusajs/framework/types"
import { createStep, createWorkflow, StepResponse, transform, when, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { deleteFilesWorkflow } from "@medusajs/medusa/core-flows"

import { RECEIVABLE_MODULE } from "../../modules/receivable"
import { FiscalInput, readNfeXml } from "../../modules/receivable/rules/fiscal-document"
import type { ReceivableModuleService } from "../../modules/receivable/service"
import { Actor } from "../../shared/actor"
import { KeptFile, keepPrivateFile } from "../shared/private-file"

export type AttachFiscalDocumentInput = {
  invoice_id: string
  document: FiscalInput
  /** Base64 content; the XML of an NF-e says what was not given. */
  file?: { filename: string; content: string } | null
  actor: Actor
}

type Noted = Omit<AttachFiscalDocumentInput, "file"> & { from_xml: FiscalInput | null; file: KeptFile | null }

const noteFiscalDocumentStep = createStep(
  "crm-note-fiscal-document",
  async ({ actor, ...input }: Noted, { container }) => {
    const receivable = container.resolve<ReceivableModuleService>(RECEIVABLE_MODULE)
    return new StepResponse({ id: await receivable.addFiscalDocument(input, actor) })
  }
)

const fromXml = (file: AttachFiscalDocumentInput["file"]): FiscalInput | null =>
  file && /\.xml$/i.test(file.filename) ? readNfeXml(Buffer.from(file.content, "base64").toString("utf8")) : null

/**
 * Attaches a tax document made in the tax office's own system to an invoice, with its file or by its key alone. What cannot be noted is
 * taken out of the storage again.
 *
 * @throws INVALID_DATA for a key, number or file that does not agree; NOT_ALLOWED where our invoices are the tax documents themselves
 */
export const attachFiscalDocumentWorkflow = createWorkflow(
  "crm-attach-fiscal-document",
  (input: AttachFiscalDocumentInput) => {
    const file = when("crm-fiscal-document-has-file", { input }, ({ input }) => Boolean(input.file)).then(() =>
      keepPrivateFile(transform({ input }, ({ input }) => ({ ...input.file!, xml: true })))
    )
    const noted = noteFiscalDocumentStep(
      transform({ input, file }, ({ input: { file: given, ...rest }, file }) => ({
        ...rest,
        from_xml: fromXml(given),
        file: file ?? null,
      }))
    )
    return new WorkflowResponse(noted)
  }
)

/** Takes a tax document off an invoice, and its bytes out of the storage. @throws NOT_FOUND */
export async function detachFiscalDocument(
  container: MedusaContainer,
  invoice_id: string,
  id: string,
  actor: Actor
): Promise<void> {
  const receivable = container.resolve<ReceivableModuleService>(RECEIVABLE_MODULE)
  const file_id = await receivable.removeFiscalDocument(invoice_id, id, actor)
  if (file_id) {
    await deleteFilesWorkflow(container).run({ input: { ids: [file_id] } })
  }
}
