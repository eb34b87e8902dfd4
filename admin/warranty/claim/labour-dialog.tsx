import { Input } from "@medusajs/ui"
import { useState } from "react"
import { useTranslation } from "react-i18next"

import { ActionDialog } from "../../shared/action-dialog"
import { DayInput } from "../../shared/day-input"
import { DecimalField } from "../../shared/decimal-field"
import { Field } from "../../shared/field"
import { filled } from "../../shared/filled"
import { useMoney } from "../../shared/money"
import { NoteField } from "../../shared/note-field"
import { onceKey } from "../../shared/once-key"
import { parseDecimal } from "../../shared/parse-decimal"
import { ClaimDetail } from "../claim-queries"
import { isBadAmount } from "../rules/bad-amount"
import { useClaimAct } from "./use-claim-act"

/** Hours worked at an hourly rate. */
export const LabourDialog = ({ claim, onClose }: { claim: ClaimDetail; onClose: () => void }) => {
  const { t } = useTranslation("crm")
  const money = useMoney()
  const [hours, setHours] = useState("")
  const [rate, setRate] = useState("")
  const [technician, setTechnician] = useState(claim.technician ?? "")
  const [day, setDay] = useState<string | null>(null)
  const [note, setNote] = useState("")
  const [key] = useState(onceKey)
  const [worked, perHour] = [parseDecimal(hours), parseDecimal(rate)]
  const wrongRate = isBadAmount(rate)
  const currency = claim.costs.currency_code
  const save = useClaimAct(claim, "/labour", { done: t("warranty.repair.labourLogged"), quiet: true, onDone: onClose })
  return (
    <ActionDialog
      open
      onClose={onClose}
      title={t("warranty.repair.logLabour")}
      description={t("warranty.repair.labourText")}
      confirm={t("common.save")}
      disabled={worked === null || worked <= 0 || wrongRate}
      saving={save.isPending}
      error={save.error}
      onConfirm={() =>
        save.mutate({
          hours: worked,
          ...(perHour === null ? {} : { rate: perHour }),
          ...filled({ technician, note }),
          ...(day ? { work_date: day } : {}),
          idempotency_key: key,
        })
      }
    >
      <div className="grid grid-cols-1 gap-4 sm:grid-cols-2">
        <DecimalField id="labour-hours" label={t("warranty.fields.hours")} value={hours} onChange={setHours} />
        <DecimalField
          id="labour-rate"
          label={t("warranty.fields.rate")}
          optional
          hint={
            worked && perHour
              ? `= ${money(worked * perHour, currency)}`
              : t("warranty.repair.rateHint", { currency: currency.toUpperCase() })
          }
          error={wrongRate ? t("warranty.amountBad") : null}
          value={rate}
          onChange={setRate}
        />
      </div>
      <Field label={t("warranty.fields.technician")} htmlFor="labour-technician" optional>
        <Input
          id="labour-technician"
          maxLength={200}
          value={technician}
          onChange={(event) => setTechnician(event.target.value)}
        />
      </Field>
      <Field label={t("warranty.fields.workDate")} optional hint={t("warranty.repair.dayHint")}>
        <DayInput label={t("warranty.fields.workDate")} value={day} onChange={setDay} />
      </Field>
      <NoteField id="labour-note" value={note} onChange={setNote} />
    </ActionDialog>
  )
}
