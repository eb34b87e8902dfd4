import { Input, Text } from "@medusajs/ui"
import { useState } from "react"
import { useTranslation } from "react-i18next"

import { OrderMoney } from "../receivable/queries"
import { useMoneyAct } from "../receivable/use-money-act"
import { ActionDialog } from "../shared/action-dialog"
import { Choice } from "../shared/choice"
import { Field } from "../shared/field"
import { useMoney } from "../shared/money"
import { parseDecimal } from "../shared/parse-decimal"

type By = "percent" | "amount"

/** A deposit on an order: a share of it or an amount, issued as an invoice of its own. */
export const DepositDialog = ({ data, onClose }: { data: OrderMoney; onClose: () => void }) => {
  const { t } = useTranslation("crm")
  const money = useMoney()
  const [by, setBy] = useState<By>("percent")
  const [typed, setTyped] = useState("30")
  const { order, currency_code: currency } = data
  const act = useMoneyAct({
    path: `/admin/crm/orders/${order.order_id}/deposit-invoices`,
    done: t("billing.deposit.issued"),
    onDone: onClose,
    quiet: true,
  })
  const value = parseDecimal(typed)
  const isGood = value !== null && value > 0 && (by === "amount" || value <= 100)
  const amount = isGood ? (by === "percent" ? (order.total * value) / 100 : value) : null
  return (
    <ActionDialog
      open
      onClose={onClose}
      title={t("billing.deposit.title", { order: order.display_id })}
      description={t("billing.deposit.description")}
      confirm={t("billing.deposit.confirm")}
      disabled={!isGood}
      saving={act.isPending}
      error={act.error}
      onConfirm={() => act.mutate({ issue: true, [by]: value })}
    >
      <Field label={t("billing.deposit.by")} htmlFor="deposit-by">
        <Choice
          id="deposit-by"
          label={t("billing.deposit.by")}
          value={by}
          options={(["percent", "amount"] as const).map((option) => ({
            value: option,
            label: t(`billing.deposit.${option}`),
          }))}
          onChange={(next) => setBy(next)}
        />
      </Field>
      <Field label={t("billing.deposit.value")} htmlFor="deposit-value">
        <Input
          id="deposit-value"
          inputMode="decimal"
          className="tabular-nums"
          aria-invalid={!isGood}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
      </Field>
      {amount === null ? null : (
        <Text size="small" className="text-ui-fg-subtle tabular-nums">
          {t("billing.deposit.preview", { amount: money(amount, currency), total: money(order.total, currency) })}
        </Text>
      )}
    </ActionDialog>
  )
}
