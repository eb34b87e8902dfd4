import { Checkbox, Text } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useMemo, useState } from "react"
import { useTranslation } from "react-i18next"

import { proposeAllocation } from "../../../src/shared/allocation-proposal"
import { Section } from "../../shared/section"
import { Day } from "../../shared/day"
import { Money } from "../../shared/money"
import { MoneyButton } from "../money-button"
import { openInvoicesQuery } from "../queries"
import { useMoneyAct } from "../use-money-act"
import { leftOver } from "./matching"

type AllocateRestProps = {
  /** Where allocations of the receipt or credit note are posted. */
  path: string
  /** Who owes. */
  customerId: string
  currency: string
  /** Major units of `currency`; nothing is shown when nothing is left. */
  unallocated: number
}

/** Open invoices of the same debtor and currency, to use the rest of a receipt or credit note on. */
export const AllocateRest = ({ path, customerId, currency, unallocated }: AllocateRestProps) => {
  const { t } = useTranslation("crm")
  const { data } = useQuery({ ...openInvoicesQuery(customerId, currency), enabled: unallocated > 0 })
  const [chosen, setChosen] = useState<Record<string, number> | null>(null)
  const invoices = data?.invoices ?? []
  const proposed = useMemo(() => proposeAllocation({ amount: unallocated }, invoices).parts, [unallocated, data]) // eslint-disable-line react-hooks/exhaustive-deps
  const parts = chosen ?? proposed
  const { mutate, isPending } = useMoneyAct({
    path,
    done: t("receivable.allocations.done"),
    onDone: () => setChosen(null),
  })
  if (!invoices.length || unallocated <= 0) {
    return null
  }
  return (
    <Section
      title={t("receivable.receipt.allocateRest")}
      actions={
        <MoneyButton
          variant="secondary"
          isLoading={isPending}
          disabled={!Object.keys(parts).length || leftOver(unallocated, parts) < 0}
          onClick={() =>
            mutate({ allocations: Object.entries(parts).map(([invoice_id, amount]) => ({ invoice_id, amount })) })
          }
        >
          {t("receivable.allocations.allocate")}
        </MoneyButton>
      }
    >
      {invoices.map((invoice) => (
        <label key={invoice.id} className="flex cursor-pointer items-center gap-x-3 px-6 py-3">
          <Checkbox
            checked={parts[invoice.id] !== undefined}
            aria-label={invoice.number ?? ""}
            onCheckedChange={() => {
              const { [invoice.id]: had, ...others } = parts
              const rest = Math.max(leftOver(unallocated, others), 0)
              setChosen(had === undefined ? { ...others, [invoice.id]: Math.min(invoice.outstanding, rest) } : others)
            }}
          />
          <Text size="small" className="flex-1 tabular-nums">
            {invoice.number}
          </Text>
          <Text size="small" className="text-ui-fg-subtle">
            <Day value={invoice.next_due_date} />
          </Text>
          <Money amount={parts[invoice.id] ?? invoice.outstanding} currency={currency} className="txt-compact-small" />
        </label>
      ))}
    </Section>
  )
}
