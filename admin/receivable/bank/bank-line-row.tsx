import { Badge, Button, Table, Text, usePrompt } from "@medusajs/ui"
import { useState } from "react"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"

import { Day } from "../../shared/day"
import { Money, useMoney } from "../../shared/money"
import { useMoneyAct } from "../use-money-act"
import { ChooseDrawer } from "./choose-drawer"
import { BankLine, Suggestion } from "./queries"

/** One movement: what the bank says of it, what it may be for with the reasons, and what can be done. */
export const BankLineRow = ({ line }: { line: BankLine }) => (
  <Table.Row data-testid="crm-bank-line">
    <Table.Cell className="hidden whitespace-nowrap md:table-cell">
      <Day value={line.booked_date} />
    </Table.Cell>
    <Table.Cell className="max-w-[280px] py-2">
      <Text size="small" leading="compact" className="text-ui-fg-base truncate">
        {line.payer_name ?? line.text}
      </Text>
      {line.payer_name ? (
        <Text size="xsmall" className="text-ui-fg-subtle truncate">
          {line.text}
        </Text>
      ) : null}
      <div className="md:hidden">
        <Text size="xsmall" className="text-ui-fg-subtle">
          <Day value={line.booked_date} />
        </Text>
        <What line={line} />
      </div>
    </Table.Cell>
    <Table.Cell className="hidden py-2 md:table-cell">
      <What line={line} />
    </Table.Cell>
    <Table.Cell className="text-end">
      <Money amount={line.amount} currency={line.currency_code} className="text-ui-fg-base" />
    </Table.Cell>
    <Table.Cell className="text-end">
      <Acts line={line} />
    </Table.Cell>
  </Table.Row>
)

const What = ({ line }: { line: BankLine }) => {
  const { t } = useTranslation("crm")
  if (line.state === "settled") {
    return (
      <Text size="small" leading="compact">
        <Link to={`/crm/receivables/receipts/${line.receipt_id}`} className="text-ui-fg-interactive-hover tabular-nums">
          {line.receipt_number}
        </Link>{" "}
        {line.customer_name}
      </Text>
    )
  }
  if (line.state !== "open") {
    return (
      <Text size="small" className="text-ui-fg-subtle">
        {line.note ?? t(`bank.states.${line.state}`)}
      </Text>
    )
  }
  const [best] = line.suggestions
  return best ? (
    <Proposed suggestion={best} currency={line.currency_code} />
  ) : (
    <Text size="small" className="text-ui-fg-subtle">
      {t("bank.noSuggestion")}
    </Text>
  )
}

const Proposed = ({ suggestion, currency }: { suggestion: Suggestion; currency: string }) => {
  const { t } = useTranslation("crm")
  const money = useMoney()
  const reasons = suggestion.reasons.map(({ kind, value }) => t(`bank.reasons.${kind}`, { value }))
  return (
    <div className="flex flex-col gap-y-0.5">
      <div className="flex flex-wrap items-center gap-x-2">
        <Text size="small" leading="compact" className="text-ui-fg-base">
          {suggestion.allocations.map(({ number }) => number).join(", ")}
        </Text>
        <Text size="small" leading="compact">
          {suggestion.customer_name}
        </Text>
        {suggestion.sure ? (
          <Badge size="2xsmall" color="green">
            {t("bank.sure")}
          </Badge>
        ) : null}
      </div>
      <Text size="xsmall" className="text-ui-fg-subtle">
        {[...reasons, ...(suggestion.left ? [t("bank.stays", { amount: money(suggestion.left, currency) })] : [])].join(
          " · "
        )}
      </Text>
    </div>
  )
}

const Acts = ({ line }: { line: BankLine }) => {
  const { t } = useTranslation("crm")
  const ask = usePrompt()
  const [choosing, setChoosing] = useState(false)
  const path = `/admin/crm/bank-lines/${line.id}`
  const accept = useMoneyAct({ path: `${path}/accept`, done: t("bank.accepted") })
  const reopen = useMoneyAct({ path: `${path}/reopen`, done: t("bank.reopened") })
  const [best] = line.suggestions
  if (line.state === "outgoing") {
    return null
  }
  if (line.state !== "open") {
    return (
      <Button
        size="small"
        variant="transparent"
        isLoading={reopen.isPending}
        onClick={async () => {
          const sure = await ask({
            title: t("bank.reopenTitle"),
            description: t("bank.reopenText"),
            confirmText: t("bank.reopen"),
            cancelText: t("common.cancel"),
          })
          if (sure) {
            reopen.mutate()
          }
        }}
      >
        {t("bank.reopen")}
      </Button>
    )
  }
  return (
    <div className="flex flex-wrap items-center justify-end gap-1">
      {best ? (
        <Button
          size="small"
          variant="secondary"
          isLoading={accept.isPending}
          onClick={() =>
            accept.mutate({
              customer_id: best.customer_id,
              allocations: best.allocations.map(({ invoice_id, amount }) => ({ invoice_id, amount })),
            })
          }
        >
          {t("bank.accept")}
        </Button>
      ) : null}
      <Button size="small" variant="transparent" onClick={() => setChoosing(true)}>
        {t("bank.choose")}
      </Button>
      {choosing ? <ChooseDrawer line={line} onClose={() => setChoosing(false)} /> : null}
    </div>
  )
}
