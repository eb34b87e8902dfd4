import { Alert } from "@medusajs/ui"
import { useTranslation } from "react-i18next"

import { ActionDialog } from "../../shared/action-dialog"
import { plural } from "../../shared/plural"
import { ProgressBar } from "../../shared/progress-bar"
import { BulkList, countOf } from "./bulk-list"
import { SendNoun } from "./queries"
import { useBulkPrint } from "./use-bulk-print"

/** Makes the papers of several documents with its progress shown, and saves them as one file. What cannot be printed is named and left out. */
export const BulkPrint = ({ noun, ids, onClose }: { noun: SendNoun; ids: string[]; onClose: () => void }) => {
  const { t } = useTranslation("crm")
  const { lines, isSaving, error, save } = useBulkPrint(noun, ids, onClose)
  const [checking, ready, refused] = [countOf(lines, "checking"), countOf(lines, "ready"), countOf(lines, "refused")]
  const isPreparing = checking > 0 && !error
  return (
    <ActionDialog
      open
      onClose={onClose}
      title={plural(t, "documents.bulk.printTitle", ids.length)}
      description={t(`documents.bulk.printText.${noun}`)}
      confirm={t("documents.bulk.save", { count: ready })}
      disabled={!ready || isPreparing}
      saving={isSaving}
      onStop={isPreparing ? onClose : undefined}
      error={error}
      onConfirm={save}
    >
      <ProgressBar
        text={t("documents.bulk.printing", { done: ready + refused, count: ids.length })}
        done={ready + refused}
        of={ids.length}
        isRunning={isPreparing}
      />
      {refused && !isPreparing ? <Alert variant="warning">{plural(t, "documents.bulk.leftOut", refused)}</Alert> : null}
      <BulkList lines={lines} />
    </ActionDialog>
  )
}
