import { Input } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { useTranslation } from "react-i18next"

import { ActionDialog } from "../../shared/action-dialog"
import { Choice } from "../../shared/choice"
import { Field } from "../../shared/field"
import { formatMonth } from "../../shared/format"
import { regionsQuery, userName, usersQuery } from "../../shared/host-queries"
import { useLocale } from "../../shared/locale"
import { decimalText, parseDecimal } from "../../shared/parse-decimal"
import { crmKeys } from "../../shared/query-keys"
import { useSetupAct } from "../use-setup-act"
import { Target, TARGETS_PATH } from "./queries"

type TargetDialogProps = { target: Target | null; month: string; onClose: () => void }

/** A person's target of a month. Saved again for the same person, month and currency it takes the place of the earlier one. */
export const TargetDialog = ({ target, month, onClose }: TargetDialogProps) => {
  const { t } = useTranslation("crm")
  const locale = useLocale()
  const { data: users } = useQuery(usersQuery())
  const { data: regions } = useQuery(regionsQuery())
  const currencies = [...new Set((regions ?? []).map((region) => region.currency_code))].sort()
  const [userId, setUser] = useState(target?.user_id ?? null)
  const [picked, setCurrency] = useState(target?.currency_code ?? null)
  const currency = picked ?? currencies[0] ?? null
  const [amount, setAmount] = useState(decimalText(target?.amount))
  const [commission, setCommission] = useState(decimalText(target?.commission_percent))
  const save = useSetupAct({
    refresh: crmKeys.targets.all,
    done: t("settings.saved"),
    onDone: onClose,
    quiet: true,
  })
  const value = parseDecimal(amount)
  const percent = commission.trim() ? parseDecimal(commission) : null
  const badPercent = commission.trim() !== "" && (percent === null || percent < 0 || percent > 100)
  return (
    <ActionDialog
      open
      onClose={onClose}
      title={t("pipeline.settings.targets.of", { month: formatMonth(month, locale) })}
      description={t("pipeline.settings.targets.dialog")}
      confirm={t("common.save")}
      disabled={!userId || !currency || value === null || value < 0 || badPercent}
      saving={save.isPending}
      error={save.error}
      onConfirm={() =>
        save.mutate({
          path: TARGETS_PATH,
          body: { user_id: userId, month, currency_code: currency, amount: value, commission_percent: percent },
        })
      }
    >
      <Field label={t("pipeline.settings.targets.person")} htmlFor="target-user">
        <Choice
          id="target-user"
          label={t("pipeline.settings.targets.person")}
          value={userId}
          disabled={target !== null}
          options={(users ?? []).map((user) => ({ value: user.id, label: userName(user) }))}
          onChange={setUser}
        />
      </Field>
      <Field
        label={t("pipeline.settings.targets.amount")}
        hint={t("pipeline.settings.targets.amountHint")}
        htmlFor="target-amount"
      >
        <div className="flex gap-x-2">
          <Input
            id="target-amount"
            inputMode="decimal"
            className="text-end tabular-nums"
            value={amount}
            onChange={(event) => setAmount(event.target.value)}
          />
          <div className="w-28 shrink-0">
            <Choice
              label={t("quote.fields.currency")}
              value={currency}
              disabled={target !== null}
              options={currencies.map((code) => ({ value: code, label: code.toUpperCase() }))}
              onChange={setCurrency}
            />
          </div>
        </div>
      </Field>
      <Field
        label={t("pipeline.settings.targets.commission")}
        hint={t("pipeline.settings.targets.commissionHint")}
        htmlFor="target-commission"
        error={badPercent ? t("pipeline.settings.targets.commissionBad") : null}
        optional
      >
        <Input
          id="target-commission"
          inputMode="decimal"
          className="tabular-nums"
          value={commission}
          onChange={(event) => setCommission(event.target.value)}
        />
      </Field>
    </ActionDialog>
  )
}
