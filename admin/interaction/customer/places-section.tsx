import { Table, Text } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"

import { ErrorState } from "../../shared/error-state"
import { Money } from "../../shared/money"
import { Section } from "../../shared/section"
import { TextSkeleton } from "../../shared/skeletons"
import { useUrlState } from "../../shared/use-url-state"
import { placesQuery } from "./list-queries"

const SHOWN = 10

/** Where customers are, and where quotes are open. A country opens the list of its customers. */
export const PlacesSection = () => {
  const { t } = useTranslation("crm")
  const [{ currency_code }] = useUrlState(["currency_code"] as const)
  const { data, error, isPending, refetch } = useQuery(placesQuery(currency_code?.replace(/[^a-z]/gi, "") || undefined))
  const places = data?.places.filter(({ country_code, city }) => country_code ?? city) ?? []
  if (data && !places.length) {
    return null
  }
  return (
    <Section title={t("interaction.customer.places")}>
      {isPending ? <TextSkeleton lines={3} /> : null}
      {error ? <ErrorState compact error={error} onRetry={() => refetch()} /> : null}
      {places.length ? (
        <div className="overflow-x-auto">
          <Table>
            <Table.Header>
              <Table.Row>
                <Table.HeaderCell>{t("interaction.customer.place")}</Table.HeaderCell>
                <Table.HeaderCell className="text-end">{t("interaction.customer.title")}</Table.HeaderCell>
                <Table.HeaderCell className="text-end">{t("interaction.customer.quotes")}</Table.HeaderCell>
              </Table.Row>
            </Table.Header>
            <Table.Body>
              {places.slice(0, SHOWN).map(({ country_code, city, ...place }) => (
                <Table.Row key={`${country_code}:${city}`}>
                  <Table.Cell>
                    {country_code ? (
                      <Link
                        to={`/crm/customers?country_code=${encodeURIComponent(JSON.stringify([country_code]))}`}
                        className="text-ui-fg-interactive-hover"
                      >
                        {[city, country_code.toUpperCase()].filter(Boolean).join(", ")}
                      </Link>
                    ) : (
                      city
                    )}
                  </Table.Cell>
                  <Table.Cell className="text-end tabular-nums">{place.customers}</Table.Cell>
                  <Table.Cell className="text-end">
                    {place.open_quotes ? (
                      <Text size="small" as="span">
                        {place.open_quotes} · <Money amount={place.open_quotes_total} currency={data?.currency_code} />
                      </Text>
                    ) : (
                      "–"
                    )}
                  </Table.Cell>
                </Table.Row>
              ))}
            </Table.Body>
          </Table>
        </div>
      ) : null}
    </Section>
  )
}
