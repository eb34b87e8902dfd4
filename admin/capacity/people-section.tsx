import { Container, Heading, Table, Text } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"

import { Definition } from "../shared/definition"
import { ErrorState } from "../shared/error-state"
import { listHref } from "../shared/list-href"
import { Money } from "../shared/money"
import { SectionSkeleton } from "../shared/skeletons"
import { capacityPeopleQuery, PersonWork } from "./queries"

const COLUMNS = [
  "openQuotes",
  "weighted",
  "decided",
  "quoteWeeks",
  "followUps",
  "late",
  "done",
  "followUpWeeks",
] as const

/** What each person has in hand against what they close in a week; quotes and follow-ups open the lists behind them. */
export const PeopleSection = () => {
  const { t } = useTranslation("crm")
  const { data, error, refetch } = useQuery(capacityPeopleQuery())
  return (
    <Container className="divide-y p-0" data-testid="crm-capacity-people">
      <div className="flex items-center gap-x-1.5 px-6 py-4">
        <Heading level="h2">{t("capacity.people.title")}</Heading>
        <Definition of={t("capacity.people.title")} text={t("capacity.people.definition")} />
      </div>
      {error ? <ErrorState compact error={error} onRetry={() => refetch()} /> : null}
      {!data && !error ? <SectionSkeleton lines={3} /> : null}
      {data && !data.people.length ? (
        <Text size="small" className="text-ui-fg-subtle px-6 py-4">
          {t("capacity.people.empty")}
        </Text>
      ) : null}
      {data?.people.length ? (
        <div className="overflow-x-auto">
          <Table>
            <Table.Header>
              <Table.Row>
                <Table.HeaderCell>{t("capacity.people.person")}</Table.HeaderCell>
                {COLUMNS.map((name) => (
                  <Table.HeaderCell key={name} className="text-end">
                    {t(`capacity.people.${name}`)}
                  </Table.HeaderCell>
                ))}
              </Table.Row>
            </Table.Header>
            <Table.Body>
              {data.people.map((person) => (
                <PersonRow key={person.user_id ?? "nobody"} person={person} currency={data.currency_code} />
              ))}
            </Table.Body>
          </Table>
        </div>
      ) : null}
    </Container>
  )
}

const PersonRow = ({ person, currency }: { person: PersonWork; currency: string }) => {
  const { t } = useTranslation("crm")
  const link = "text-ui-fg-interactive-hover"
  const user = person.user_id ?? "none"
  return (
    <Table.Row>
      <Table.Cell className="whitespace-nowrap">
        {person.user_id ? (person.name ?? person.user_id) : t("capacity.people.nobody")}
      </Table.Cell>
      <Table.Cell className="text-end tabular-nums">
        <Link
          className={link}
          to={listHref("/crm/quotes", { view: "pipeline", currency_code: currency, owner_id: user })}
        >
          {person.open_quotes}
        </Link>
      </Table.Cell>
      <Table.Cell className="text-end">
        <Money amount={person.open_weighted} currency={currency} />
      </Table.Cell>
      <Table.Cell className="text-end tabular-nums">{person.decided_per_week}</Table.Cell>
      <Table.Cell className="text-end tabular-nums">{person.quote_weeks ?? "–"}</Table.Cell>
      <Table.Cell className="text-end tabular-nums">
        <Link className={link} to={listHref("/crm/my-day", { assignee_id: user })}>
          {person.open_follow_ups}
        </Link>
      </Table.Cell>
      <Table.Cell className="text-end tabular-nums">{person.late_follow_ups}</Table.Cell>
      <Table.Cell className="text-end tabular-nums">{person.done_per_week}</Table.Cell>
      <Table.Cell className="text-end tabular-nums">{person.follow_up_weeks ?? "–"}</Table.Cell>
    </Table.Row>
  )
}
