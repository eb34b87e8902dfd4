import { Table, Text, usePrompt } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"

import { Section } from "../../shared/section"
import { Day } from "../../shared/day"
import { Money, useMoney } from "../../shared/money"
import { MoneyButton } from "../money-button"
import { Allocation, InvoiceDetail } from "../queries"
import { useMoneyAct } from "../use-money-act"

/** What settled the invoice; each part can be taken back. */
export const AllocationsSection = ({ invoice }: { invoice: InvoiceDetail }) => {
  const { t } = useTranslation("crm")
  return (
    <Section title={t("receivable.allocations.title")}>
      {invoice.allocations.length ? (
        <AllocationTable allocations={invoice.allocations} currency={invoice.currency_code} />
      ) : (
        <Text size="small" className="text-ui-fg-subtle px-6 py-4">
          {t("receivable.allocations.none")}
        </Text>
      )}
    </Section>
  )
}

type TableProps = { allocations: Allocation[]; currency: string; byInvoice?: boolean }

/** Allocations of an invoice, or with `byInvoice` those of a receipt or credit note. */
export const AllocationTable = ({ allocations, currency, byInvoice }: TableProps) => {
  const { t } = useTranslation("crm")
  return (
    <div className="overflow-x-auto">
      <Table>
        <Table.Header>
          <Table.Row>
            <Table.HeaderCell className="hidden md:table-cell">{t("receivable.fields.day")}</Table.HeaderCell>
            <Table.HeaderCell className="pl-6 md:pl-0">
              {t(byInvoice ? "receivable.fields.invoice" : "receivable.fields.from")}
            </Table.HeaderCell>
            <Table.HeaderCell className="text-end">{t("receivable.fields.amount")}</Table.HeaderCell>
            <Table.HeaderCell />
          </Table.Row>
        </Table.Header>
        <Table.Body>
          {allocations.map((allocation) => (
            <AllocationRow key={allocation.id} allocation={allocation} currency={currency} byInvoice={byInvoice} />
          ))}
        </Table.Body>
      </Table>
    </div>
  )
}

const AllocationRow = ({
  allocation,
  currency,
  byInvoice,
}: {
  allocation: Allocation
  currency: string
  byInvoice?: boolean
}) => {
  const { t } = useTranslation("crm")
  const money = useMoney()
  const ask = usePrompt()
  const { receipt_id, credit_note_id, write_off_id, invoice_id, reversed_at, source_amount, source_currency } = allocation
  const path = receipt_id ? `/admin/crm/receipts/${receipt_id}` : `/admin/crm/credit-notes/${credit_note_id}`
  const undo = useMoneyAct({
    path: write_off_id ? `/admin/crm/write-offs/${write_off_id}` : `${path}/allocations/${allocation.id}`,
    method: "DELETE",
    done: t("receivable.allocations.undone"),
  })
  const named = byInvoice ? allocation.invoice : (allocation.receipt ?? allocation.credit_note)
  const kind = byInvoice ? "invoice" : receipt_id ? "receipt" : "creditNote"
  const label = named?.number ?? t(`receivable.fields.${kind}`)
  const to = byInvoice
    ? `invoices/${invoice_id}`
    : receipt_id
      ? `receipts/${receipt_id}`
      : `credit-notes/${credit_note_id}`
  return (
    <Table.Row className={reversed_at ? "text-ui-fg-subtle line-through" : ""}>
      <Table.Cell className="hidden md:table-cell">
        <Day value={allocation.allocation_date} />
      </Table.Cell>
      <Table.Cell className="py-2 pl-6 md:pl-0">
        {write_off_id ? (
          t("receivable.writeOff.label")
        ) : (
          <Link to={`/crm/receivables/${to}`} className="text-ui-fg-interactive-hover whitespace-nowrap tabular-nums">
            {label}
          </Link>
        )}
        <Text size="xsmall" className="text-ui-fg-subtle md:hidden">
          <Day value={allocation.allocation_date} />
        </Text>
      </Table.Cell>
      <Table.Cell className="text-end">
        <Money
          amount={byInvoice ? (source_amount ?? allocation.amount) : allocation.amount}
          currency={byInvoice ? (source_currency ?? currency) : currency}
          className="text-ui-fg-base"
        />
        {source_currency && !byInvoice ? (
          <Text size="xsmall" className="text-ui-fg-subtle">
            <Money amount={source_amount ?? 0} currency={source_currency} /> × {allocation.exchange_rate}
          </Text>
        ) : null}
      </Table.Cell>
      <Table.Cell className="text-end">
        {reversed_at ? (
          t("receivable.allocations.reversed")
        ) : (
          <MoneyButton
            variant="transparent"
            isLoading={undo.isPending}
            onClick={async () => {
              const sure = await ask({
                title: t("receivable.allocations.undoTitle", { amount: money(allocation.amount, currency) }),
                description: t("receivable.allocations.undoText"),
                confirmText: t("receivable.allocations.undo"),
                cancelText: t("common.cancel"),
              })
              if (sure) {
                undo.mutate()
              }
            }}
          >
            {t("receivable.allocations.undo")}
          </MoneyButton>
        )}
      </Table.Cell>
    </Table.Row>
  )
}
