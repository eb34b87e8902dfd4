import { Input, Table, Text, usePrompt } from "@medusajs/ui"
import { useState } from "react"
import { useTranslation } from "react-i18next"

import { ActionDialog } from "../shared/action-dialog"
import { Choice } from "../shared/choice"
import { Day } from "../shared/day"
import { DayInput } from "../shared/day-input"
import { Field } from "../shared/field"
import { filled } from "../shared/filled"
import { localToday } from "../shared/format"
import { Money, useMoney } from "../shared/money"
import { amountText, parseDecimal } from "../shared/parse-decimal"
import { Section } from "../shared/section"
import { AmountField } from "./amount-field"
import { MoneyButton } from "./money-button"
import { Refund } from "./queries"
import { useMoneyAct } from "./use-money-act"

const METHODS = ["bank_transfer", "card", "cash", "other"] as const

type RefundsProps = {
  /** The receipt or credit note in the API. */
  path: string
  refunds: Refund[]
  currency: string
  /** Major units of `currency` that can still be paid back. */
  left: number
  /** Why nothing can be paid back here, when that is so. */
  refused?: string
}

/** What of a receipt or credit note went back to the customer, and the way to record more. */
export const RefundsSection = ({ path, refunds, currency, left, refused }: RefundsProps) => {
  const { t } = useTranslation("crm")
  const [adding, setAdding] = useState(false)
  if (!refunds.length && left <= 0) {
    return null
  }
  return (
    <Section
      title={t("credit.refunds.title")}
      actions={
        left > 0 && !refused ? (
          <MoneyButton variant="secondary" onClick={() => setAdding(true)}>
            {t("credit.refunds.add")}
          </MoneyButton>
        ) : undefined
      }
    >
      {refunds.length ? (
        <Table>
          <Table.Body>
            {refunds.map((refund) => (
              <RefundRow key={refund.id} path={path} refund={refund} />
            ))}
          </Table.Body>
        </Table>
      ) : (
        <Text size="small" className="text-ui-fg-subtle px-6 py-4">
          {refused ?? t("credit.refunds.none")}
        </Text>
      )}
      {adding ? <PayBackDialog path={path} currency={currency} left={left} onClose={() => setAdding(false)} /> : null}
    </Section>
  )
}

const RefundRow = ({ path, refund }: { path: string; refund: Refund }) => {
  const { t } = useTranslation("crm")
  const money = useMoney()
  const ask = usePrompt()
  const undo = useMoneyAct({ path: `${path}/refunds/${refund.id}`, method: "DELETE", done: t("credit.refunds.undone") })
  const details = [
    refund.method ? t(`receivable.methods.${refund.method}`, { defaultValue: refund.method }) : null,
    refund.reference,
  ].filter(Boolean)
  return (
    <Table.Row className={refund.reversed_at ? "text-ui-fg-subtle line-through" : ""}>
      <Table.Cell className="py-2">
        <Day value={refund.paid_date} />
        <Text size="xsmall" className="text-ui-fg-subtle break-words">
          {details.join(" · ")}
        </Text>
      </Table.Cell>
      <Table.Cell className="text-end">
        <Money amount={refund.amount} currency={refund.currency_code} className="text-ui-fg-base" />
      </Table.Cell>
      <Table.Cell className="text-end">
        {refund.reversed_at ? (
          t("credit.refunds.reversed")
        ) : refund.method === "taken_back" ? null : (
          <MoneyButton
            variant="transparent"
            isLoading={undo.isPending}
            onClick={async () => {
              const sure = await ask({
                title: t("credit.refunds.undoTitle", { amount: money(refund.amount, refund.currency_code) }),
                description: t("credit.refunds.undoText"),
                confirmText: t("credit.refunds.undo"),
                cancelText: t("common.cancel"),
              })
              if (sure) {
                undo.mutate()
              }
            }}
          >
            {t("credit.refunds.undo")}
          </MoneyButton>
        )}
      </Table.Cell>
    </Table.Row>
  )
}

type DialogProps = { path: string; currency: string; left: number; onClose: () => void }

const PayBackDialog = ({ path, currency, left, onClose }: DialogProps) => {
  const { t } = useTranslation("crm")
  const [text, setText] = useState(amountText(left, currency))
  const [day, setDay] = useState<string | null>(localToday())
  const [method, setMethod] = useState<(typeof METHODS)[number]>("bank_transfer")
  const [reference, setReference] = useState("")
  const amount = parseDecimal(text) ?? 0
  const { mutate, isPending, error } = useMoneyAct({
    path: `${path}/refunds`,
    done: t("credit.refunds.done"),
    onDone: onClose,
    quiet: true,
  })
  return (
    <ActionDialog
      open
      onClose={onClose}
      title={t("credit.refunds.add")}
      description={t("credit.refunds.dialog")}
      confirm={t("credit.refunds.add")}
      disabled={amount <= 0 || amount > left || !day}
      saving={isPending}
      error={error}
      onConfirm={() =>
        mutate({
          amount,
          paid_date: day,
          method,
          ...filled({ reference }),
        })
      }
    >
      <AmountField
        id="refund-amount"
        label={t("credit.refunds.amount")}
        value={text}
        most={left}
        currency={currency}
        of="left"
        onChange={setText}
      />
      <Field label={t("credit.refunds.day")}>
        <DayInput label={t("credit.refunds.day")} value={day} onChange={setDay} />
      </Field>
      <Field label={t("credit.refunds.method")} htmlFor="refund-method">
        <Choice
          id="refund-method"
          label={t("credit.refunds.method")}
          value={method}
          options={METHODS.map((value) => ({ value, label: t(`receivable.methods.${value}`) }))}
          onChange={setMethod}
        />
      </Field>
      <Field
        label={t("credit.refunds.reference")}
        htmlFor="refund-reference"
        optional
        hint={t("credit.refunds.referenceHint")}
      >
        <Input
          id="refund-reference"
          maxLength={255}
          value={reference}
          onChange={(event) => setReference(event.target.value)}
        />
      </Field>
    </ActionDialog>
  )
}
