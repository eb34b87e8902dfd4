import { Button, Checkbox, Text } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useMemo, useState } from "react"
import { useTranslation } from "react-i18next"

import { Section } from "../../quote/detail/section"
import { Day } from "../../shared/day"
import { Money } from "../../shared/money"
import { invoicesQuery, Receipt } from "../queries"
import { useMoneyAct } from "../use-money-act"
import { leftOver, proposeAllocations } from "./matching"

/** Open invoices of the same customer and currency, to use the rest of a receipt on. */
export const AllocateRest = ({ receipt }: { receipt: Receipt }) => {
  const { t } = useTranslation("crm")
  const { customer_id, currency_code } = receipt
  const { data } = useQuery(
    invoicesQuery({ limit: 100, offset: 0, order: "due_date", status: "issued", payment_status: ["unpaid", "partially_paid"], bill_to_customer_id: customer_id, currency_code })
  )
  const [chosen, setChosen] = useState<Record<string, number> | null>(null)
  const invoices = data?.invoices ?? []
  const proposed = useMemo(() => proposeAllocations(receipt.unallocated, invoices), [receipt.unallocated, data]) // eslint-disable-line react-hooks/exhaustive-deps
  const parts = chosen ?? proposed
  const { mutate, isPending } = useMoneyAct({
    path: `/admin/crm/receipts/${receipt.id}/allocations`,
    done: t("receivable.allocations.done"),
    onDone: () => setChosen(null),
  })
  if (!invoices.length) {
    return null
  }
  return (
    <Section
      title={t("receivable.receipt.allocateRest")}
      actions={
        <Button
          size="small"
          variant="secondary"
          isLoading={isPending}
          disabled={!Object.keys(parts).length || leftOver(receipt.unallocated, parts) < 0}
          onClick={() => mutate({ allocations: Object.entries(parts).map(([invoice_id, amount]) => ({ invoice_id, amount })) })}
        >
          {t("receivable.allocations.allocate")}
        </Button>
      }
    >
      {invoices.map((invoice) => (
        <label key={invoice.id} className="flex cursor-pointer items-center gap-x-3 px-6 py-3">
          <Checkbox
            checked={parts[invoice.id] !== undefined}
            aria-label={invoice.number ?? ""}
            onCheckedChange={() => {
              const { [invoice.id]: had, ...others } = parts
              const rest = Math.max(leftOver(receipt.unallocated, others), 0)
              setChosen(had === undefined ? { ...others, [invoice.id]: Math.min(invoice.outstanding, rest) } : others)
            }}
          />
          <Text size="small" className="flex-1 tabular-nums">
            {invoice.number}
          </Text>
          <Text size="small" className="text-ui-fg-subtle">
            <Day value={invoice.next_due_date} />
          </Text>
          <Money amount={parts[invoice.id] ?? invoice.outstanding} currency={currency_code} className="txt-compact-small" />
        </label>
      ))}
    </Section>
  )
}
