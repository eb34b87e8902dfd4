import { useState } from "react"
import { useTranslation } from "react-i18next"

import { ActionDialog } from "../../shared/action-dialog"
import { useMoney } from "../../shared/money"
import { ClaimDetail, Cost } from "../claim-queries"
import { ReasonField } from "../entitlement/warranty-dialogs"
import { useClaimAct } from "./use-claim-act"

/** Takes a cost back by an entry of the same amount against it. */
export const ReverseDialog = ({ claim, cost, onClose }: { claim: ClaimDetail; cost: Cost; onClose: () => void }) => {
  const { t } = useTranslation("crm")
  const money = useMoney()
  const [note, setNote] = useState("")
  const save = useClaimAct(claim, `/costs/${cost.id}/reverse`, {
    done: t("warranty.costs.reversed"),
    quiet: true,
    onDone: onClose,
  })
  return (
    <ActionDialog
      open
      danger
      onClose={onClose}
      title={t("warranty.costs.reverseTitle", {
        kind: t(`warranty.costKinds.${cost.kind}`),
        amount: money(cost.amount, cost.currency_code),
      })}
      description={t("warranty.costs.reverseText")}
      confirm={t("warranty.costs.reverse")}
      disabled={!note.trim()}
      saving={save.isPending}
      error={save.error}
      onConfirm={() => save.mutate({ note: note.trim() })}
    >
      <ReasonField id="reverse-note" value={note} onChange={setNote} />
    </ActionDialog>
  )
}
