import { useQuery } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"

import { InvoiceStatus } from "../../receivable/lists/invoices-tab"
import { invoicesQuery } from "../../receivable/queries"
import { Day } from "../../shared/day"
import { ErrorState } from "../../shared/error-state"
import { Money } from "../../shared/money"
import { Section } from "../../shared/section"
import { TextSkeleton } from "../../shared/skeletons"
import { NothingOpen, OpenRow } from "./open-row"

const SHOWN = 10

/** Invoices of the customer that wait for money, the earliest due first. */
export const CustomerInvoices = ({ customerId }: { customerId: string }) => {
  const { t } = useTranslation("crm")
  const { data, error, isPending, refetch } = useQuery(
    invoicesQuery({
      limit: SHOWN,
      offset: 0,
      order: "due_date",
      status: "issued",
      payment_status: ["unpaid", "partially_paid"],
      customer_id: customerId,
    })
  )
  return (
    <Section title={t("interaction.customer.invoices")}>
      {isPending ? <TextSkeleton lines={2} /> : null}
      {error ? <ErrorState compact error={error} onRetry={() => refetch()} /> : null}
      {data && !data.invoices.length ? <NothingOpen text={t("interaction.customer.noInvoices")} /> : null}
      {data?.invoices.map((invoice) => (
        <OpenRow
          key={invoice.id}
          to={`/crm/receivables/invoices/${invoice.id}`}
          number={invoice.number}
          badge={<InvoiceStatus invoice={invoice} />}
          note={
            <Day
              value={invoice.next_due_date ?? invoice.due_date}
              className={invoice.overdue ? "text-ui-fg-error" : ""}
            />
          }
          amount={<Money amount={invoice.outstanding} currency={invoice.currency_code} />}
        />
      ))}
    </Section>
  )
}
