import { Textarea } from "@medusajs/ui"
import { useState } from "react"
import { useTranslation } from "react-i18next"

import { useMoneyAct } from "../receivable/use-money-act"
import { ActionDialog } from "../shared/action-dialog"
import { Choice } from "../shared/choice"
import { DayInput } from "../shared/day-input"
import { Field } from "../shared/field"
import { localToday } from "../shared/format"
import { useAccess } from "../shared/use-access"
import { DunningPause } from "./queries"

type PauseDialogProps = { of: { invoice_id: string } | { customer_id: string }; onClose: () => void }

/** Leaves a customer or an invoice alone until a day. Who only sells may ask for a delay. */
export const PauseDialog = ({ of, onClose }: PauseDialogProps) => {
  const { t } = useTranslation("crm")
  const { can_money } = useAccess()
  const kinds: DunningPause["kind"][] = can_money ? ["pause", "sales_delay", "locked"] : ["sales_delay"]
  const [kind, setKind] = useState<DunningPause["kind"]>(kinds[0])
  const [reason, setReason] = useState("")
  const [until, setUntil] = useState<string | null>(null)
  const save = useMoneyAct({
    path: "/admin/crm/dunning-pauses",
    done: t("dunning.pause.saved"),
    onDone: onClose,
    quiet: true,
  })
  return (
    <ActionDialog
      open
      onClose={onClose}
      title={t("dunning.pause.of")}
      description={t("dunning.pause.description")}
      confirm={t("dunning.pause.save")}
      disabled={!reason.trim() || (kind === "sales_delay" && !until)}
      saving={save.isPending}
      error={save.error}
      onConfirm={() => save.mutate({ ...of, kind, reason: reason.trim(), until_date: until })}
    >
      <Field label={t("dunning.pause.kind")} htmlFor="pause-kind">
        <Choice
          id="pause-kind"
          label={t("dunning.pause.kind")}
          value={kind}
          options={kinds.map((value) => ({ value, label: t(`dunning.pause.kinds.${value}`) }))}
          onChange={setKind}
        />
      </Field>
      <Field label={t("dunning.pause.reason")} htmlFor="pause-reason">
        <Textarea
          id="pause-reason"
          rows={3}
          maxLength={500}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      </Field>
      <Field
        label={t("dunning.pause.until")}
        optional={kind !== "sales_delay"}
        hint={kind === "sales_delay" ? undefined : t("dunning.pause.untilHint")}
      >
        <DayInput label={t("dunning.pause.until")} value={until} minDay={localToday()} onChange={setUntil} />
      </Field>
    </ActionDialog>
  )
}
