import { Button, Container, Heading, Table, Text } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"

import { Day } from "../shared/day"
import { ErrorState } from "../shared/error-state"
import { formatPercent } from "../shared/format"
import { useLocale } from "../shared/locale"
import { SectionSkeleton } from "../shared/skeletons"
import { CapacityRow, capacityQuotesQuery } from "./queries"

const SHOWN = 10
const MOST = 200

/** The quotes that want an item, the likeliest and biggest first. */
export const QuotesBehind = ({ row }: { row: CapacityRow }) => {
  const { t } = useTranslation("crm")
  const locale = useLocale()
  const [limit, setLimit] = useState(SHOWN)
  const { inventory_item_id, location_id } = row
  const { data, error, refetch } = useQuery(capacityQuotesQuery({ inventory_item_id, location_id, limit }))
  return (
    <Container className="divide-y p-0" data-testid="crm-capacity-quotes">
      <Heading level="h2" className="px-6 py-4">
        {t("capacity.quotesBehind")}
      </Heading>
      {error ? <ErrorState compact error={error} onRetry={() => refetch()} /> : null}
      {!data && !error ? <SectionSkeleton lines={3} /> : null}
      {data && !data.count ? (
        <Text size="small" className="text-ui-fg-subtle px-6 py-4">
          {t("capacity.noQuotes")}
        </Text>
      ) : null}
      {data?.count ? (
        <div className="overflow-x-auto">
          <Table>
            <Table.Header>
              <Table.Row>
                <Table.HeaderCell>{t("capacity.columns.quote")}</Table.HeaderCell>
                <Table.HeaderCell>{t("capacity.columns.customer")}</Table.HeaderCell>
                <Table.HeaderCell>{t("capacity.columns.owner")}</Table.HeaderCell>
                <Table.HeaderCell>{t("capacity.columns.week")}</Table.HeaderCell>
                <Table.HeaderCell className="text-end">{t("capacity.columns.quantity")}</Table.HeaderCell>
                <Table.HeaderCell className="text-end">{t("capacity.columns.probability")}</Table.HeaderCell>
                <Table.HeaderCell className="text-end">{t("capacity.columns.weighted")}</Table.HeaderCell>
              </Table.Row>
            </Table.Header>
            <Table.Body>
              {data.quotes.map((quote) => (
                <Table.Row key={quote.quote_id}>
                  <Table.Cell>
                    <Link to={`/crm/quotes/${quote.quote_id}`} className="text-ui-fg-interactive-hover">
                      {quote.number}
                    </Link>
                  </Table.Cell>
                  <Table.Cell>{quote.customer_name ?? "–"}</Table.Cell>
                  <Table.Cell>{quote.owner_name ?? "–"}</Table.Cell>
                  <Table.Cell>
                    <Day value={quote.week_start} />
                  </Table.Cell>
                  <Table.Cell className="text-end tabular-nums">{quote.quantity}</Table.Cell>
                  <Table.Cell className="text-end tabular-nums">{formatPercent(quote.probability, locale)}</Table.Cell>
                  <Table.Cell className="text-end tabular-nums">{quote.weighted}</Table.Cell>
                </Table.Row>
              ))}
            </Table.Body>
          </Table>
        </div>
      ) : null}
      {data && data.count > data.quotes.length && limit < MOST ? (
        <div className="px-6 py-3">
          <Button size="small" variant="transparent" onClick={() => setLimit(MOST)}>
            {`+${data.count - data.quotes.length}`}
          </Button>
        </div>
      ) : null}
    </Container>
  )
}
