import { Button, Table, Text } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"

import { Day } from "../../shared/day"
import { ErrorState } from "../../shared/error-state"
import { Money } from "../../shared/money"
import { Section } from "../../shared/section"
import { TextSkeleton } from "../../shared/skeletons"
import { DocumentStatus } from "../../shared/status-badge"
import { MoneyButton } from "../money-button"
import { Disputable, DisputeDialog } from "./dispute-dialog"
import { Dispute, disputesQuery } from "./queries"
import { ResolveDialog } from "./resolve-dialog"

type DisputesSectionProps = {
  filters: Parameters<typeof disputesQuery>[0]
  /** What can be disputed, if anything. */
  invoices: Disputable[]
}

/** What is or was disputed, and how it ended. */
export const DisputesSection = ({ filters, invoices }: DisputesSectionProps) => {
  const { t } = useTranslation("crm")
  const { data, error, isPending, refetch } = useQuery(disputesQuery(filters))
  const [adding, setAdding] = useState(false)
  const [ending, setEnding] = useState<Dispute | null>(null)
  if (data && !data.length && !invoices.length) {
    return null
  }
  return (
    <Section
      title={t("collection.dispute.title")}
      actions={
        invoices.length ? (
          <Button size="small" variant="secondary" onClick={() => setAdding(true)}>
            {t("collection.dispute.add")}
          </Button>
        ) : undefined
      }
    >
      {isPending ? <TextSkeleton lines={2} /> : null}
      {error ? <ErrorState compact error={error} onRetry={() => refetch()} /> : null}
      {data && !data.length ? (
        <Text size="small" className="text-ui-fg-subtle px-6 py-4">
          {t("collection.dispute.none")}
        </Text>
      ) : null}
      {data?.length ? (
        <Table>
          <Table.Body>
            {data.map((dispute) => (
              <DisputeRow key={dispute.id} dispute={dispute} onEnd={() => setEnding(dispute)} />
            ))}
          </Table.Body>
        </Table>
      ) : null}
      {adding ? <DisputeDialog invoices={invoices} onClose={() => setAdding(false)} /> : null}
      {ending ? <ResolveDialog dispute={ending} onClose={() => setEnding(null)} /> : null}
    </Section>
  )
}

const DisputeRow = ({ dispute, onEnd }: { dispute: Dispute; onEnd: () => void }) => {
  const { t } = useTranslation("crm")
  const open = dispute.status === "open"
  const lines = dispute.items?.map(({ title, quantity }) => `${quantity} × ${title}`) ?? []
  const words = open ? [...lines, dispute.note] : [...lines, dispute.resolution_note ?? dispute.note]
  return (
    <Table.Row>
      <Table.Cell className="py-2 align-top">
        <Text size="small" className="text-ui-fg-base">
          {t(`collection.dispute.reasons.${dispute.reason}`)}
        </Text>
        <Text size="xsmall" className="text-ui-fg-subtle whitespace-normal break-words">
          <Link to={`/crm/receivables/invoices/${dispute.invoice_id}`} className="text-ui-fg-interactive-hover">
            {dispute.invoice_number}
          </Link>{" "}
          · <Day value={dispute.opened_date} />
          {words.filter(Boolean).map((word) => ` · ${word}`)}
        </Text>
      </Table.Cell>
      <Table.Cell className="py-2 text-end align-top">
        <Money amount={dispute.amount} currency={dispute.currency_code} className="text-ui-fg-base" />
      </Table.Cell>
      <Table.Cell className="py-2 text-end align-top">
        <div className="flex flex-col items-end gap-y-1">
          <DocumentStatus kind="dispute" status={open ? "open" : dispute.resolution} />
          {open ? (
            <MoneyButton variant="transparent" onClick={onEnd}>
              {t("collection.dispute.resolve")}
            </MoneyButton>
          ) : null}
        </div>
      </Table.Cell>
    </Table.Row>
  )
}
