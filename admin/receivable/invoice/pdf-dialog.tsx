import { FocusModal } from "@medusajs/ui"
import { useTranslation } from "react-i18next"

import { PdfFrame } from "../../shared/pdf-frame"
import { keysOf, pathOf, SendNoun } from "../send/queries"

type PdfDialogProps = { noun: SendNoun; document: { id: string; number: string | null }; onClose: () => void }

/** The paper, to look at. An invoice that nobody got yet carries a mark across each page and is not handed over by this. */
export const PdfDialog = ({ noun, document, onClose }: PdfDialogProps) => {
  const { t } = useTranslation("crm")
  return (
    <FocusModal open onOpenChange={(next) => (next ? undefined : onClose())}>
      <FocusModal.Content aria-describedby="">
        <FocusModal.Header>
          <FocusModal.Title className="txt-compact-medium-plus">
            {document.number ?? t("receivable.invoice.draft")}
          </FocusModal.Title>
        </FocusModal.Header>
        <FocusModal.Body className="bg-ui-bg-subtle overflow-y-auto p-6">
          <PdfFrame
            path={`${pathOf(noun, document.id)}/pdf${noun === "invoices" ? "?preview=true" : ""}`}
            queryKey={keysOf(noun).part(document.id, "pdf")}
            className="h-[calc(100vh-220px)]"
          />
        </FocusModal.Body>
      </FocusModal.Content>
    </FocusModal>
  )
}
