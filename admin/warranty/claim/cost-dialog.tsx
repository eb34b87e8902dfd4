import { Input } from "@medusajs/ui"
import { useState } from "react"
import { useTranslation } from "react-i18next"

import { ActionDialog } from "../../shared/action-dialog"
import { Choice } from "../../shared/choice"
import { DayInput } from "../../shared/day-input"
import { DecimalField } from "../../shared/decimal-field"
import { Field } from "../../shared/field"
import { filled } from "../../shared/filled"
import { NoteField } from "../../shared/note-field"
import { onceKey } from "../../shared/once-key"
import { parseDecimal } from "../../shared/parse-decimal"
import { Tick } from "../../shared/tick"
import { ClaimDetail, Cost, COST_KINDS } from "../claim-queries"
import { isBadAmount } from "../rules/bad-amount"
import { useClaimAct } from "./use-claim-act"

/** A cost that came of the claim, such as freight or somebody else's bill. */
export const CostDialog = ({ claim, onClose }: { claim: ClaimDetail; onClose: () => void }) => {
  const { t } = useTranslation("crm")
  const [kind, setKind] = useState<Cost["kind"]>("freight")
  const [amount, setAmount] = useState("")
  const [account, setAccount] = useState("")
  const [day, setDay] = useState<string | null>(null)
  const [provisioned, setProvisioned] = useState(claim.provisioned && !claim.is_goodwill)
  const [note, setNote] = useState("")
  const [key] = useState(onceKey)
  const value = parseDecimal(amount)
  const wrong = isBadAmount(amount, true)
  const save = useClaimAct(claim, "/costs", { done: t("warranty.costs.added"), quiet: true, onDone: onClose })
  return (
    <ActionDialog
      open
      onClose={onClose}
      title={t("warranty.costs.add")}
      description={t("warranty.costs.addText")}
      confirm={t("common.save")}
      disabled={value === null || wrong}
      saving={save.isPending}
      error={save.error}
      onConfirm={() =>
        save.mutate({
          kind,
          amount: value,
          provisioned,
          ...filled({ note, account }),
          ...(day ? { work_date: day } : {}),
          idempotency_key: key,
        })
      }
    >
      <Field
        label={t("warranty.fields.kind")}
        htmlFor="cost-kind"
        hint={t(`warranty.costs.hints.${kind}`, { defaultValue: "" })}
      >
        <Choice
          id="cost-kind"
          label={t("warranty.fields.kind")}
          value={kind}
          options={COST_KINDS.map((one) => ({ value: one as Cost["kind"], label: t(`warranty.costKinds.${one}`) }))}
          onChange={setKind}
        />
      </Field>
      <DecimalField
        id="cost-amount"
        label={`${t("warranty.fields.amount")} (${claim.costs.currency_code.toUpperCase()})`}
        error={wrong ? t("warranty.amountBad") : null}
        value={amount}
        onChange={setAmount}
      />
      <Field label={t("warranty.fields.workDate")} optional hint={t("warranty.repair.dayHint")}>
        <DayInput label={t("warranty.fields.workDate")} value={day} onChange={setDay} />
      </Field>
      <Field label={t("warranty.fields.account")} htmlFor="cost-account" optional>
        <Input id="cost-account" maxLength={100} value={account} onChange={(event) => setAccount(event.target.value)} />
      </Field>
      <Tick
        id="cost-provisioned"
        label={t("warranty.costs.provisioned")}
        hint={t("warranty.costs.provisionedHint")}
        checked={provisioned}
        onChange={setProvisioned}
      />
      <NoteField id="cost-note" value={note} onChange={setNote} />
    </ActionDialog>
  )
}
