import { useTranslation } from "react-i18next"

import { ActionDialog } from "../../shared/action-dialog"
import { plural } from "../../shared/plural"
import { ProgressBar } from "../../shared/progress-bar"
import { BulkList, countOf } from "./bulk-list"
import { SendNoun } from "./queries"
import { useBulkSend } from "./use-bulk-send"

/** Mails several documents, one after the other: to whom is shown before, and what was refused and why while they leave. */
export const BulkSend = ({ noun, ids, onClose }: { noun: SendNoun; ids: string[]; onClose: () => void }) => {
  const { t } = useTranslation("crm")
  const { lines, phase, send, stop } = useBulkSend(noun, ids)
  const left = countOf(lines, "ready", "failed")
  const checking = countOf(lines, "checking")
  const [done, refused] = [countOf(lines, "sent"), countOf(lines, "refused", "failed")]
  const text =
    phase === "before"
      ? checking
        ? t("documents.bulk.checking", { done: ids.length - checking, count: ids.length })
        : t("documents.bulk.checked", { done: left, refused })
      : t("documents.bulk.progress", { done, count: ids.length, refused })
  return (
    <ActionDialog
      open
      onClose={onClose}
      title={plural(t, "documents.bulk.sendTitle", ids.length)}
      description={t(`documents.bulk.sendText.${noun}`)}
      confirm={t(
        phase === "after" && left === countOf(lines, "failed") ? "documents.bulk.again" : "documents.bulk.send",
        { count: left }
      )}
      disabled={!left || checking > 0}
      saving={phase === "sending"}
      onStop={phase === "sending" ? stop : undefined}
      error={null}
      onConfirm={() => void send()}
    >
      <ProgressBar
        text={text}
        done={phase === "before" ? ids.length - checking : done + refused}
        of={ids.length}
        isRunning={checking > 0 || phase === "sending"}
      />
      <BulkList lines={lines} />
    </ActionDialog>
  )
}
