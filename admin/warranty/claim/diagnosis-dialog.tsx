import { Textarea } from "@medusajs/ui"
import { useState } from "react"
import { useTranslation } from "react-i18next"

import { ActionDialog } from "../../shared/action-dialog"
import { Field } from "../../shared/field"
import { ClaimDetail } from "../claim-queries"
import { FaultField } from "../claims/fault-field"
import { useClaimAct } from "./use-claim-act"

/** What the workshop found, and what kind of fault that is. */
export const DiagnosisDialog = ({ claim, onClose }: { claim: ClaimDetail; onClose: () => void }) => {
  const { t } = useTranslation("crm")
  const [text, setText] = useState(claim.diagnosis ?? "")
  const [fault, setFault] = useState(claim.fault_code ?? "")
  const save = useClaimAct(claim, "/diagnosis", { done: t("warranty.repair.diagnosed"), quiet: true, onDone: onClose })
  return (
    <ActionDialog
      open
      onClose={onClose}
      title={t("warranty.repair.diagnose")}
      description={t("warranty.repair.diagnoseText")}
      confirm={t("common.save")}
      disabled={!text.trim() || !fault.trim()}
      saving={save.isPending}
      error={save.error}
      onConfirm={() => save.mutate({ text: text.trim(), fault_code: fault.trim() })}
    >
      <Field label={t("warranty.fields.diagnosis")} htmlFor="diagnosis-text">
        <Textarea
          id="diagnosis-text"
          rows={5}
          maxLength={5000}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </Field>
      <FaultField id="diagnosis-fault" value={fault} onChange={setFault} />
    </ActionDialog>
  )
}
