import { Input } from "@medusajs/ui"
import { useState } from "react"
import { useTranslation } from "react-i18next"

import { ActionDialog } from "../../shared/action-dialog"
import { Choice } from "../../shared/choice"
import { DayInput } from "../../shared/day-input"
import { DecimalField } from "../../shared/decimal-field"
import { Field } from "../../shared/field"
import { amountText, parseDecimal } from "../../shared/parse-decimal"
import { ClaimDetail, Recovery } from "../claim-queries"
import { isBadAmount } from "../rules/bad-amount"
import { useClaimAct } from "./use-claim-act"

type AmountProps = { id: string; value: string; currency: string; onChange: (text: string) => void }

const Amount = ({ id, value, currency, onChange }: AmountProps) => {
  const { t } = useTranslation("crm")
  return (
    <DecimalField
      id={id}
      label={`${t("warranty.fields.amount")} (${currency.toUpperCase()})`}
      error={isBadAmount(value, true) ? t("warranty.amountBad") : null}
      value={value}
      onChange={onChange}
    />
  )
}

/** An amount that a supplier is to pay. */
export const ExpectDialog = ({ claim, onClose }: { claim: ClaimDetail; onClose: () => void }) => {
  const { t } = useTranslation("crm")
  const [supplier, setSupplier] = useState("")
  const [amount, setAmount] = useState("")
  const [day, setDay] = useState<string | null>(null)
  const value = parseDecimal(amount)
  const save = useClaimAct(claim, "/recoveries", { done: t("warranty.recovery.added"), quiet: true, onDone: onClose })
  return (
    <ActionDialog
      open
      onClose={onClose}
      title={t("warranty.recovery.add")}
      description={t("warranty.recovery.text")}
      confirm={t("common.save")}
      disabled={!supplier.trim() || value === null || isBadAmount(amount, true)}
      saving={save.isPending}
      error={save.error}
      onConfirm={() =>
        save.mutate({ supplier_name: supplier.trim(), amount: value, ...(day ? { expected_date: day } : {}) })
      }
    >
      <Field label={t("warranty.recovery.supplier")} htmlFor="recovery-supplier">
        <Input
          id="recovery-supplier"
          maxLength={200}
          value={supplier}
          onChange={(event) => setSupplier(event.target.value)}
        />
      </Field>
      <Amount id="recovery-amount" value={amount} currency={claim.costs.currency_code} onChange={setAmount} />
      <Field label={t("warranty.recovery.expectedDate")} optional>
        <DayInput label={t("warranty.recovery.expectedDate")} value={day} onChange={setDay} />
      </Field>
    </ActionDialog>
  )
}

/** Where a recovery may go from each status, as the server has it. */
const NEXT = {
  expected: ["claimed", "received", "refused"],
  claimed: ["received", "refused"],
  received: ["claimed"],
  refused: ["claimed"],
} as const satisfies Record<Recovery["status"], readonly Recovery["status"][]>

type ChangeDialogProps = { claim: ClaimDetail; recovery: Recovery; onClose: () => void }

/** What became of it. */
export const ChangeDialog = ({ claim, recovery, onClose }: ChangeDialogProps) => {
  const { t } = useTranslation("crm")
  const choices: readonly Recovery["status"][] = NEXT[recovery.status]
  const [status, setStatus] = useState<Recovery["status"]>(choices[0])
  const [amount, setAmount] = useState(amountText(recovery.amount, recovery.currency_code))
  const [day, setDay] = useState<string | null>(null)
  const save = useClaimAct(claim, `/recoveries/${recovery.id}`, {
    done: t("common.saved"),
    quiet: true,
    onDone: onClose,
  })
  const isReceived = status === "received"
  return (
    <ActionDialog
      open
      onClose={onClose}
      title={recovery.supplier_name}
      description={t("warranty.recovery.text")}
      confirm={t("common.save")}
      disabled={isReceived && (parseDecimal(amount) === null || isBadAmount(amount, true))}
      saving={save.isPending}
      error={save.error}
      onConfirm={() =>
        save.mutate({
          status,
          ...(isReceived ? { amount: parseDecimal(amount) } : {}),
          ...(day ? { date: day } : {}),
        })
      }
    >
      <Field label={t("warranty.fields.status")} htmlFor="recovery-status">
        <Choice
          id="recovery-status"
          label={t("warranty.fields.status")}
          value={status}
          options={choices.map((value) => ({ value, label: t(`status.recovery.${value}`) }))}
          onChange={setStatus}
        />
      </Field>
      {isReceived ? (
        <Amount id="received-amount" value={amount} currency={recovery.currency_code} onChange={setAmount} />
      ) : null}
      <Field label={t("warranty.fields.day")} optional hint={t("warranty.repair.dayHint")}>
        <DayInput label={t("warranty.fields.day")} value={day} onChange={setDay} />
      </Field>
    </ActionDialog>
  )
}
