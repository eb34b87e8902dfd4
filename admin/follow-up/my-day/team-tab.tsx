import { Table, Text } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"

import { teamsQuery } from "../../settings/queries"
import { Choice } from "../../shared/choice"
import { EmptyState } from "../../shared/empty-state"
import { ErrorState } from "../../shared/error-state"
import { userName, usersQuery } from "../../shared/host-queries"
import { listHref } from "../../shared/list-href"
import { Money } from "../../shared/money"
import { TextSkeleton } from "../../shared/skeletons"
import { useUrlState } from "../../shared/use-url-state"
import { Load, loadQuery } from "../queries"
import { EVERYONE, NOBODY } from "./use-my-day-params"

/** Who has how much to do, and what it is worth; a figure opens its list. */
export const TeamTab = () => {
  const { t } = useTranslation("crm")
  const [{ team }, setUrl] = useUrlState(["team"] as const)
  const { data, error, isPending, refetch } = useQuery(loadQuery(team))
  const { data: teams } = useQuery(teamsQuery())
  if (error) {
    return <ErrorState error={error} onRetry={() => refetch()} />
  }
  return (
    <>
      {teams?.length ? (
        <div className="flex px-6 py-3">
          <div className="w-48">
            <Choice
              size="small"
              label={t("pipeline.team")}
              value={team ?? EVERYONE}
              options={[
                { value: EVERYONE, label: t("followUp.filters.everyone") },
                ...teams.map(({ id, name }) => ({ value: id, label: name })),
              ]}
              onChange={(id) => setUrl({ team: id === EVERYONE ? null : id })}
            />
          </div>
        </div>
      ) : null}
      {isPending ? <TextSkeleton lines={4} /> : null}
      {data && !data.load.length ? <EmptyState title={t("followUp.team.empty")} /> : null}
      {data?.load.length ? (
        <div className="overflow-x-auto">
          <Table>
            <Table.Header>
              <Table.Row>
                <Table.HeaderCell>{t("followUp.team.person")}</Table.HeaderCell>
                <Table.HeaderCell className="text-end">{t("followUp.views.overdue")}</Table.HeaderCell>
                <Table.HeaderCell className="text-end">{t("followUp.views.today")}</Table.HeaderCell>
                <Table.HeaderCell className="text-end">{t("followUp.team.open")}</Table.HeaderCell>
                <Table.HeaderCell className="hidden text-end sm:table-cell">
                  {t("followUp.team.money")}
                </Table.HeaderCell>
              </Table.Row>
            </Table.Header>
            <Table.Body>
              {data.load.map((row) => (
                <LoadRow
                  key={row.assignee_id ?? NOBODY}
                  row={row}
                  most={Math.max(...data.load.map(({ open }) => open))}
                />
              ))}
            </Table.Body>
          </Table>
        </div>
      ) : null}
    </>
  )
}

const dayHref = (assignee: string | null, view?: string): string =>
  `${listHref("/crm/my-day", { assignee_id: assignee ?? NOBODY })}${view ? `&view=${view}` : ""}`

/** @param most - of anybody, which fills the bar */
const LoadRow = ({ row, most }: { row: Load; most: number }) => {
  const { t } = useTranslation("crm")
  const { data: users } = useQuery(usersQuery())
  const user = (users ?? []).find(({ id }) => id === row.assignee_id)
  const name = row.assignee_id ? (user ? userName(user) : t("followUp.team.left")) : t("common.nobody")
  const figure = (count: number, view: string, late = false) => (
    <Table.Cell className="text-end tabular-nums">
      {count ? (
        <Link
          to={dayHref(row.assignee_id, view)}
          className={late ? "text-ui-fg-error" : "text-ui-fg-base hover:text-ui-fg-interactive"}
        >
          {count}
        </Link>
      ) : (
        <span className="text-ui-fg-subtle">–</span>
      )}
    </Table.Cell>
  )
  return (
    <Table.Row data-testid="crm-load">
      <Table.Cell className="min-w-[120px]">
        <Link to={dayHref(row.assignee_id)} className="text-ui-fg-base hover:text-ui-fg-interactive">
          {name}
        </Link>
      </Table.Cell>
      {figure(row.overdue, "overdue", true)}
      {figure(row.today, "today")}
      <Table.Cell className="text-end tabular-nums">
        <div className="flex items-center justify-end gap-x-3">
          <span className="bg-ui-bg-component hidden h-1.5 w-24 overflow-hidden rounded-full md:block" aria-hidden>
            <span
              className="bg-ui-fg-interactive block h-full rounded-full"
              style={{ width: `${most ? (row.open / most) * 100 : 0}%` }}
            />
          </span>
          <span className="min-w-8">{row.open}</span>
        </div>
      </Table.Cell>
      <Table.Cell className="hidden text-end sm:table-cell">
        {row.amounts.length ? (
          <div className="flex flex-col">
            {row.amounts.map(({ currency_code, amount }) => (
              <Money key={currency_code} amount={amount} currency={currency_code} />
            ))}
          </div>
        ) : (
          <Text size="small" className="text-ui-fg-subtle">
            –
          </Text>
        )}
      </Table.Cell>
    </Table.Row>
  )
}
