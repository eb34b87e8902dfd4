import { useQuery } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"

import { quotesQuery } from "../../quote/queries"
import { Day } from "../../shared/day"
import { ErrorState } from "../../shared/error-state"
import { Money } from "../../shared/money"
import { Section } from "../../shared/section"
import { TextSkeleton } from "../../shared/skeletons"
import { DocumentStatus } from "../../shared/status-badge"
import { NothingOpen, OpenRow } from "./open-row"

const SHOWN = 10

/** Quotes of the customer that may still be won. */
export const CustomerQuotes = ({ customerId }: { customerId: string }) => {
  const { t } = useTranslation("crm")
  const { data, error, isPending, refetch } = useQuery(
    quotesQuery({ limit: SHOWN, offset: 0, view: "pipeline", customer_id: customerId, order: "-created_at" })
  )
  return (
    <Section title={t("interaction.customer.quotes")}>
      {isPending ? <TextSkeleton lines={2} /> : null}
      {error ? <ErrorState compact error={error} onRetry={() => refetch()} /> : null}
      {data && !data.quotes.length ? <NothingOpen text={t("interaction.customer.noQuotes")} /> : null}
      {data?.quotes.map((quote) => (
        <OpenRow
          key={quote.id}
          to={`/crm/quotes/${quote.id}`}
          number={quote.number}
          badge={<DocumentStatus kind="quote" status={quote.status} />}
          note={
            <>
              {quote.title ? `${quote.title} · ` : ""}
              <Day value={quote.valid_until} />
            </>
          }
          amount={<Money amount={quote.total} currency={quote.currency_code} />}
        />
      ))}
    </Section>
  )
}
