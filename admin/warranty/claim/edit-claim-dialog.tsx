import { useState } from "react"
import { useTranslation } from "react-i18next"

import { ActionDialog } from "../../shared/action-dialog"
import { DayInput } from "../../shared/day-input"
import { DecimalField } from "../../shared/decimal-field"
import { Field } from "../../shared/field"
import { OwnerChoice } from "../../shared/owner-choice"
import { parseDecimal } from "../../shared/parse-decimal"
import { ClaimDetail } from "../claim-queries"
import { FaultField } from "../claims/fault-field"
import { isBadAmount } from "../rules/bad-amount"
import { useClaimAct } from "./use-claim-act"

/** Who looks after it, until when, and what kind of fault it is. */
export const EditClaimDialog = ({ claim, onClose }: { claim: ClaimDetail; onClose: () => void }) => {
  const { t } = useTranslation("crm")
  const [assignee, setAssignee] = useState(claim.assignee_id)
  const [due, setDue] = useState(claim.due_date)
  const [fault, setFault] = useState(claim.fault_code ?? "")
  const [hours, setHours] = useState(claim.estimated_hours ? String(claim.estimated_hours) : "")
  const expected = parseDecimal(hours)
  const save = useClaimAct(claim, "", { done: t("common.saved"), quiet: true, onDone: onClose })
  return (
    <ActionDialog
      open
      onClose={onClose}
      title={t("warranty.edit.title", { number: claim.number })}
      confirm={t("common.save")}
      disabled={!fault.trim() || isBadAmount(hours)}
      saving={save.isPending}
      error={save.error}
      onConfirm={() =>
        save.mutate({
          ...(assignee === claim.assignee_id ? {} : { assignee_id: assignee }),
          ...(due === claim.due_date ? {} : { due_date: due }),
          ...((expected ?? null) === (claim.estimated_hours ?? null)
            ? {}
            : { estimated_hours: expected === null ? null : Number(expected) }),
          ...(fault.trim() === claim.fault_code ? {} : { fault_code: fault.trim() }),
        })
      }
    >
      <Field label={t("warranty.fields.assignee")} htmlFor="edit-assignee">
        <OwnerChoice id="edit-assignee" label={t("warranty.fields.assignee")} value={assignee} onChange={setAssignee} />
      </Field>
      <Field label={t("warranty.fields.due")} hint={t("warranty.edit.dueHint")}>
        <DayInput label={t("warranty.fields.due")} value={due} onChange={setDue} />
      </Field>
      <DecimalField
        id="edit-hours"
        label={t("warranty.fields.estimatedHours")}
        hint={t("warranty.edit.hoursHint")}
        value={hours}
        onChange={setHours}
      />
      <FaultField id="edit-fault" value={fault} onChange={setFault} />
    </ActionDialog>
  )
}
