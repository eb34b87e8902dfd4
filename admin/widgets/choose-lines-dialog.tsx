import { Input, Text } from "@medusajs/ui"
import { useState } from "react"
import { useTranslation } from "react-i18next"

import { OrderLine } from "../receivable/billing/queries"
import { OrderMoney } from "../receivable/queries"
import { useMoneyAct } from "../receivable/use-money-act"
import { ActionDialog } from "../shared/action-dialog"
import { formatNumber } from "../shared/format"
import { useLocale } from "../shared/locale"
import { decimalText, parseDecimal } from "../shared/parse-decimal"

type Choice = { line: OrderLine; left: number; now: string }

type Problem = "notNumber" | "tooMuch" | null

const quantityOf = ({ now }: Choice): number | null => (now.trim() === "" ? 0 : parseDecimal(now))

function problemOf(choice: Choice): Problem {
  const quantity = quantityOf(choice)
  if (quantity === null || quantity < 0) {
    return "notNumber"
  }
  return quantity > choice.left ? "tooMuch" : null
}

/** Lines with something left, what was delivered of them proposed. */
const choicesOf = (lines: OrderLine[]): Choice[] =>
  lines
    .filter(({ kind }) => kind === "item")
    .map((line) => ({ line, left: Math.max(line.billable - line.invoiced + line.credited, 0) }))
    .filter(({ left }) => left > 0)
    .map(({ line, left }) => ({ line, left, now: line.to_invoice > 0 ? decimalText(line.to_invoice) : "" }))

/** Which lines, and how much of each, are invoiced now. */
export const ChooseLinesDialog = ({ data, onClose }: { data: OrderMoney; onClose: () => void }) => {
  const { t } = useTranslation("crm")
  const [choices, setChoices] = useState(() => choicesOf(data.lines))
  const act = useMoneyAct({
    path: `/admin/crm/orders/${data.order.order_id}/invoices`,
    done: t("receivable.invoice.issued"),
    onDone: onClose,
    quiet: true,
  })
  const chosen = choices.filter((choice) => (quantityOf(choice) ?? 0) > 0)
  return (
    <ActionDialog
      open
      onClose={onClose}
      title={t("billing.choose.title", { order: data.order.display_id })}
      description={t("billing.choose.description")}
      confirm={t("billing.choose.confirm")}
      disabled={!chosen.length || choices.some((choice) => problemOf(choice))}
      saving={act.isPending}
      error={act.error}
      onConfirm={() =>
        act.mutate({
          issue: true,
          items: chosen.map((choice) => ({ order_item_id: choice.line.order_item_id, quantity: quantityOf(choice) })),
        })
      }
    >
      <ul className="divide-ui-border-base flex flex-col divide-y">
        {choices.map((choice) => (
          <ChoiceRow
            key={choice.line.order_item_id}
            choice={choice}
            onChange={(now) =>
              setChoices((all) => all.map((one) => (one.line === choice.line ? { ...one, now } : one)))
            }
          />
        ))}
      </ul>
    </ActionDialog>
  )
}

const ChoiceRow = ({ choice, onChange }: { choice: Choice; onChange: (now: string) => void }) => {
  const { t } = useTranslation("crm")
  const locale = useLocale()
  const { line, left, now } = choice
  const problem = problemOf(choice)
  return (
    <li className="flex flex-col gap-y-1 py-3">
      <div className="flex items-center justify-between gap-x-4">
        <div className="min-w-0">
          <Text size="small" leading="compact" weight="plus" className="break-words">
            {line.title}
          </Text>
          <Text size="xsmall" className="text-ui-fg-subtle tabular-nums">
            {t("billing.choose.left", {
              left: formatNumber(left, locale),
              ordered: formatNumber(line.ordered, locale),
              delivered: formatNumber(line.delivered, locale),
            })}
          </Text>
        </div>
        <div className="w-20 shrink-0">
          <Input
            size="small"
            inputMode="decimal"
            className="text-end tabular-nums"
            aria-label={t("billing.choose.now", { title: line.title })}
            aria-invalid={problem !== null}
            value={now}
            onChange={(event) => onChange(event.target.value)}
          />
        </div>
      </div>
      {problem ? (
        <Text size="xsmall" className="text-ui-fg-error" role="alert">
          {t(`billing.choose.${problem}`, { left: formatNumber(left, locale) })}
        </Text>
      ) : null}
    </li>
  )
}
