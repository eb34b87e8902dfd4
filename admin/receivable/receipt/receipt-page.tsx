import { Container, Heading, Text } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"
import { Link, useParams } from "react-router-dom"

import { Row, Section } from "../../shared/section"
import { Day } from "../../shared/day"
import { EmptyState } from "../../shared/empty-state"
import { ErrorState } from "../../shared/error-state"
import { Money } from "../../shared/money"
import { isNotFound } from "../../shared/sdk"
import { SectionSkeleton } from "../../shared/skeletons"
import { DocumentHistory } from "../document-history"
import { AllocationTable } from "../invoice/allocations-section"
import { ReceiptStatus } from "../lists/receipts-tab"
import { receiptQuery } from "../queries"
import { RefundsSection } from "../refunds-section"
import { AllocateRest } from "./allocate-rest"
import { TakeBack } from "./take-back"
import { useNamedHostControls } from "../../shared/use-named-host-controls"

/** CRM › Receivables › one receipt: what it settled, and what is left of it. */
export const ReceiptPage = () => {
  useNamedHostControls()
  const { t } = useTranslation("crm")
  const { id = "" } = useParams()
  const { data: receipt, error, refetch } = useQuery(receiptQuery(id))
  if (error && !receipt) {
    return (
      <Container className="p-0">
        {isNotFound(error) ? (
          <EmptyState
            title={t("receivable.receipt.notFound")}
            action={{ label: t("receivable.title"), to: "/crm/receivables?tab=receipts" }}
          />
        ) : (
          <ErrorState error={error} onRetry={() => refetch()} />
        )}
      </Container>
    )
  }
  if (!receipt) {
    return <SectionSkeleton lines={6} />
  }
  const { currency_code: currency } = receipt
  return (
    <div className="flex w-full flex-col gap-y-3">
      <Container className="flex flex-wrap items-start justify-between gap-4 px-6 py-4">
        <div className="flex flex-col gap-y-1">
          <div className="flex items-center gap-x-2">
            <Heading>{receipt.number}</Heading>
            <ReceiptStatus receipt={receipt} />
          </div>
          <Text size="small">{receipt.customer_name}</Text>
          <Text size="small" className="text-ui-fg-subtle">
            {t("receivable.fields.receivedDate")} <Day value={receipt.received_date} />
          </Text>
        </div>
        <div className="flex flex-col items-end gap-y-1 text-end">
          <Text size="small" className="text-ui-fg-subtle">
            {t("receivable.fields.amount")}
          </Text>
          <Heading>
            <Money amount={receipt.amount} currency={currency} />
          </Heading>
          <TakeBack receipt={receipt} />
        </div>
      </Container>
      <Section title={t("receivable.receipt.facts")}>
        <Row label={t("receivable.fields.unallocated")}>
          <Money amount={receipt.unallocated} currency={currency} className="text-ui-fg-base" />
        </Row>
        <Row label={t("receivable.fields.method")}>
          {receipt.method ? t(`receivable.methods.${receipt.method}`, { defaultValue: receipt.method }) : "–"}
        </Row>
        <Row label={t("receivable.fields.reference")}>{receipt.reference ?? "–"}</Row>
        <Row label={t("receivable.fields.source")}>
          {t(`receivable.sources.${receipt.source}`)}
          {receipt.order_id ? (
            <>
              {" · "}
              <Link to={`/orders/${receipt.order_id}`} className="text-ui-fg-interactive-hover">
                {t("receivable.fields.order")}
              </Link>
            </>
          ) : null}
        </Row>
      </Section>
      <Section title={t("receivable.allocations.usedOn")}>
        {receipt.allocations?.length ? (
          <AllocationTable allocations={receipt.allocations} currency={currency} byInvoice />
        ) : (
          <Text size="small" className="text-ui-fg-subtle px-6 py-4">
            {t("receivable.receipt.notAllocated")}
          </Text>
        )}
      </Section>
      <RefundsSection
        path={`/admin/crm/receipts/${receipt.id}`}
        refunds={receipt.refunds ?? []}
        currency={currency}
        left={receipt.unallocated}
        refused={receipt.source === "host_capture" ? t("credit.refunds.host") : undefined}
      />
      <AllocateRest
        path={`/admin/crm/receipts/${receipt.id}/allocations`}
        customerId={receipt.bill_to_customer_id}
        currency={currency}
        unallocated={receipt.unallocated}
      />
      <DocumentHistory noun="receipts" id={receipt.id} />
    </div>
  )
}
