import { Tooltip } from "@medusajs/ui"
import { useState } from "react"
import { useTranslation } from "react-i18next"

import { ActionDialog } from "../../shared/action-dialog"
import { filled } from "../../shared/filled"
import { NoteField } from "../../shared/note-field"
import { MoneyButton } from "../money-button"
import { Receipt } from "../queries"
import { useMoneyAct } from "../use-money-act"

/** Takes back a credit of an earlier ledger that was imported wrongly; not one that is used or was paid back. */
export const TakeBack = ({ receipt }: { receipt: Receipt }) => {
  const { t } = useTranslation("crm")
  const [asking, setAsking] = useState(false)
  if (receipt.source !== "opening" || receipt.refunded_total >= receipt.amount) {
    return null
  }
  const refused =
    receipt.allocated_total > 0
      ? t("receivable.takeBack.allocated")
      : receipt.refunded_total > 0
        ? t("receivable.takeBack.paidBack")
        : null
  const button = (
    <MoneyButton variant="secondary" disabled={refused !== null} onClick={() => setAsking(true)}>
      {t("receivable.takeBack.action")}
    </MoneyButton>
  )
  return (
    <>
      {refused ? (
        <Tooltip content={refused}>
          <span tabIndex={0}>{button}</span>
        </Tooltip>
      ) : (
        button
      )}
      {asking ? <TakeBackDialog receipt={receipt} onClose={() => setAsking(false)} /> : null}
    </>
  )
}

const TakeBackDialog = ({ receipt, onClose }: { receipt: Receipt; onClose: () => void }) => {
  const { t } = useTranslation("crm")
  const [note, setNote] = useState("")
  const { mutate, isPending, error } = useMoneyAct({
    path: `/admin/crm/receipts/${receipt.id}/take-back`,
    done: t("receivable.takeBack.done"),
    onDone: onClose,
    quiet: true,
  })
  return (
    <ActionDialog
      open
      danger
      onClose={onClose}
      title={t("receivable.takeBack.title", { number: receipt.number })}
      description={t("receivable.takeBack.text")}
      confirm={t("receivable.takeBack.action")}
      saving={isPending}
      error={error}
      onConfirm={() => mutate(filled({ note }))}
    >
      <NoteField id="take-back-note" value={note} onChange={setNote} />
    </ActionDialog>
  )
}
