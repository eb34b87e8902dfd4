import { Container, Heading, Table, Text } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"

import { ErrorState } from "../../shared/error-state"
import { Money } from "../../shared/money"
import { TextSkeleton } from "../../shared/skeletons"
import { JournalQuery, TieOutRow, tieOutQuery } from "./queries"

/** Whether documents, journal and aging of the period say the same; a difference opens the invoices that make it. */
export const TieOutSection = ({ query }: { query: JournalQuery }) => {
  const { t } = useTranslation("crm")
  const { data, error, refetch } = useQuery(tieOutQuery(query))
  const agrees = data?.rows.every(({ difference }) => difference === 0) && !data.unbalanced.length
  return (
    <Container className="divide-y p-0">
      <div className="px-6 py-4">
        <Heading level="h2">{t("journal.tie.title")}</Heading>
        <Text size="small" className={agrees === false ? "text-ui-fg-error" : "text-ui-fg-subtle"}>
          {agrees === undefined ? "\u00a0" : t(agrees ? "journal.tie.good" : "journal.tie.bad")}
        </Text>
      </div>
      {error && !data ? <ErrorState compact error={error} onRetry={() => refetch()} /> : null}
      {!data && !error ? <TextSkeleton lines={7} /> : null}
      {data ? (
        <div className="overflow-x-auto">
          <Table>
            <Table.Header>
              <Table.Row>
                <Table.HeaderCell>{t("journal.tie.figure")}</Table.HeaderCell>
                {(["documents", "journal", "aging", "difference"] as const).map((side) => (
                  <Table.HeaderCell key={side} className="text-end">
                    {t(`journal.tie.${side}`)}
                  </Table.HeaderCell>
                ))}
              </Table.Row>
            </Table.Header>
            <Table.Body>
              {data.rows.map((row) => (
                <SidesRow key={row.key} row={row} currency={data.currency_code} />
              ))}
            </Table.Body>
          </Table>
        </div>
      ) : null}
      {data && (data.differences.length || data.unbalanced.length) ? (
        <div className="flex flex-wrap gap-x-4 gap-y-1 px-6 py-3">
          {data.differences.map(({ invoice_id, number, difference }) => (
            <Link
              key={invoice_id}
              to={`/crm/receivables/invoices/${invoice_id}`}
              className="text-ui-fg-interactive-hover txt-small"
            >
              {number ?? invoice_id}: <Money amount={difference} currency={data.currency_code} />
            </Link>
          ))}
          {data.unbalanced.map(({ entry_id, number, difference }) => (
            <Text key={entry_id} size="small" className="text-ui-fg-error">
              {number ?? entry_id}: <Money amount={difference} currency={data.currency_code} />
            </Text>
          ))}
        </div>
      ) : null}
    </Container>
  )
}

const SidesRow = ({ row, currency }: { row: TieOutRow; currency: string }) => {
  const { t } = useTranslation("crm")
  const side = (amount: number | null, wrong = false) => (
    <Table.Cell className="text-end">
      {amount === null ? "–" : <Money amount={amount} currency={currency} className={wrong ? "text-ui-fg-error" : ""} />}
    </Table.Cell>
  )
  return (
    <Table.Row>
      <Table.Cell className="text-ui-fg-base whitespace-nowrap">{t(`journal.tie.${row.key}`)}</Table.Cell>
      {side(row.documents)}
      {side(row.journal)}
      {side(row.aging)}
      {side(row.difference, row.difference !== 0)}
    </Table.Row>
  )
}
