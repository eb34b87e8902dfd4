import { Alert } from "@medusajs/ui"
import { useState } from "react"
import { useTranslation } from "react-i18next"

import { ActionDialog } from "../../shared/action-dialog"
import { DecimalField } from "../../shared/decimal-field"
import { filled } from "../../shared/filled"
import { NoteField } from "../../shared/note-field"
import { parseDecimal } from "../../shared/parse-decimal"
import { Tick } from "../../shared/tick"
import { ClaimDetail } from "../claim-queries"
import { CoverageReasons } from "../coverage-reasons"
import { ReasonField } from "../entitlement/warranty-dialogs"
import { isBadAmount } from "../rules/bad-amount"
import { useClaimAct } from "./use-claim-act"

type DialogProps = { claim: ClaimDetail; onClose: () => void }

/** The claim is taken up: by the warranty, or as goodwill where nothing covers it. */
export const ApproveDialog = ({ claim, onClose }: DialogProps) => {
  const { t } = useTranslation("crm")
  const covered = claim.coverage?.is_covered ?? false
  const [goodwill, setGoodwill] = useState(claim.is_goodwill)
  const [estimate, setEstimate] = useState("")
  const [note, setNote] = useState("")
  const amount = parseDecimal(estimate)
  const wrong = isBadAmount(estimate)
  const save = useClaimAct(claim, "/approve", { done: t("warranty.claim.approved"), quiet: true, onDone: onClose })
  return (
    <ActionDialog
      open
      onClose={onClose}
      title={t("warranty.approve.title", { number: claim.number })}
      description={t("warranty.approve.description")}
      confirm={t("warranty.acts.approve")}
      disabled={wrong || (!covered && !goodwill)}
      saving={save.isPending}
      error={save.error}
      onConfirm={() =>
        save.mutate({
          ...filled({ note }),
          ...(goodwill ? { goodwill: true } : {}),
          ...(amount === null ? {} : { estimate: amount }),
        })
      }
    >
      {claim.coverage ? (
        <Alert variant={covered ? "success" : "warning"}>
          <CoverageReasons coverage={claim.coverage} />
        </Alert>
      ) : null}
      <Tick
        id="approve-goodwill"
        label={t("warranty.claims.goodwill")}
        hint={t("warranty.approve.goodwillHint")}
        checked={goodwill}
        disabled={claim.is_goodwill}
        onChange={setGoodwill}
      />
      <DecimalField
        id="approve-estimate"
        label={t("warranty.fields.estimate")}
        optional
        hint={t("warranty.approve.estimateHint", { currency: claim.costs.currency_code.toUpperCase() })}
        error={wrong ? t("warranty.amountBad") : null}
        value={estimate}
        onChange={setEstimate}
      />
      <NoteField id="approve-note" value={note} onChange={setNote} />
    </ActionDialog>
  )
}

/** The claim is refused with a reason that the customer reads. */
export const RejectDialog = ({ claim, onClose }: DialogProps) => {
  const { t } = useTranslation("crm")
  const [reason, setReason] = useState("")
  const save = useClaimAct(claim, "/reject", { done: t("warranty.claim.rejected"), quiet: true, onDone: onClose })
  return (
    <ActionDialog
      open
      danger
      onClose={onClose}
      title={t("warranty.reject.title", { number: claim.number })}
      description={t("warranty.reject.description")}
      confirm={t("warranty.acts.reject")}
      disabled={!reason.trim()}
      saving={save.isPending}
      error={save.error}
      onConfirm={() => save.mutate({ reason: reason.trim() })}
    >
      <ReasonField id="reject-reason" hint={t("warranty.reject.hint")} value={reason} onChange={setReason} />
    </ActionDialog>
  )
}

/** The claim is given up, by the customer's word. */
export const CancelClaimDialog = ({ claim, onClose }: DialogProps) => {
  const { t } = useTranslation("crm")
  const [note, setNote] = useState("")
  const save = useClaimAct(claim, "/cancel", { done: t("warranty.claim.canceled"), quiet: true, onDone: onClose })
  return (
    <ActionDialog
      open
      danger
      onClose={onClose}
      title={t("warranty.cancelClaim.title", { number: claim.number })}
      description={t("warranty.cancelClaim.description")}
      confirm={t("warranty.acts.cancel")}
      saving={save.isPending}
      error={save.error}
      onConfirm={() => save.mutate(filled({ note }))}
    >
      <NoteField id="cancel-claim-note" value={note} onChange={setNote} />
    </ActionDialog>
  )
}
