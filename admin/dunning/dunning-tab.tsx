import { Button, Table, Text } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"
import { Link, useNavigate } from "react-router-dom"

import { PAGE_SIZE } from "../receivable/list-params"
import { MoneyButton } from "../receivable/money-button"
import { ReportTable } from "../receivable/lists/report-table"
import { Day, Moment } from "../shared/day"
import { EmptyState } from "../shared/empty-state"
import { userName, usersQuery } from "../shared/host-queries"
import { Money } from "../shared/money"
import { plural } from "../shared/plural"
import { DocumentStatus } from "../shared/status-badge"
import { useUrlState } from "../shared/use-url-state"
import { ProposingProgress } from "./progress"
import { DunningRun, noticesQuery, runsQuery } from "./queries"
import { useProposing } from "./use-proposing"

const WIDE = "hidden md:table-cell"

/** CRM › Receivables › Dunning: the runs, the newest first, and the button that proposes the next. */
export const DunningTab = () => {
  const { t } = useTranslation("crm")
  const navigate = useNavigate()
  const [{ offset }] = useUrlState(["offset"] as const)
  const { data, error, refetch } = useQuery(runsQuery({ limit: PAGE_SIZE, offset: parseInt(offset ?? "0", 10) || 0 }))
  const calls = useQuery(noticesQuery({ limit: 1, offset: 0, channel: "phone", status: "open" }))
  const { running, busy, go } = useProposing()
  const propose = async (): Promise<void> => {
    const id = await go()
    if (id) {
      void navigate(`/crm/receivables/dunning/${id}`)
    }
  }
  const button = (
    <MoneyButton variant="secondary" isLoading={busy} onClick={() => void propose()}>
      {t("dunning.runs.propose")}
    </MoneyButton>
  )
  return (
    <ReportTable
      title={t("dunning.runs.title")}
      summary={data ? plural(t, "dunning.runs.summary", data.count) : "\u00a0"}
      tools={
        running ? (
          <div className="w-full max-w-72">
            <ProposingProgress run={running} />
          </div>
        ) : (
          <div className="flex flex-wrap items-center gap-2">
            {calls.data?.count ? (
              <Button size="small" variant="transparent" asChild>
                <Link to="/crm/receivables/dunning/calls">
                  {t("dunning.runs.calls")} ({calls.data.count})
                </Link>
              </Button>
            ) : null}
            {button}
          </div>
        )
      }
      head={
        <Table.Row>
          <Table.HeaderCell>{t("dunning.runs.day")}</Table.HeaderCell>
          <Table.HeaderCell>{t("receivable.fields.status")}</Table.HeaderCell>
          <Table.HeaderCell className={WIDE}>{t("dunning.runs.by")}</Table.HeaderCell>
          <Table.HeaderCell className="text-end">{t("dunning.runs.proposed")}</Table.HeaderCell>
          <Table.HeaderCell className={`${WIDE} text-end`}>{t("dunning.runs.held")}</Table.HeaderCell>
          <Table.HeaderCell className="text-end">{t("dunning.runs.sent")}</Table.HeaderCell>
          <Table.HeaderCell className={`${WIDE} text-end`}>{t("dunning.runs.amount")}</Table.HeaderCell>
        </Table.Row>
      }
      rows={data?.dunning_runs.map((run) => (
        <RunRow key={run.id} run={run} />
      ))}
      count={data?.count ?? 0}
      empty={<EmptyState title={t("dunning.runs.empty")} description={t("dunning.runs.emptyText")} />}
      error={error}
      onRetry={() => refetch()}
    />
  )
}

const RunRow = ({ run }: { run: DunningRun }) => {
  const { t } = useTranslation("crm")
  const navigate = useNavigate()
  const { data: users } = useQuery(usersQuery())
  const user = users?.find(({ id }) => id === run.started_by)
  const { proposed = 0, held = 0, sent = 0, planned = 0, done = 0 } = run.counts
  const href = `/crm/receivables/dunning/${run.id}`
  return (
    <Table.Row className="cursor-pointer" onClick={() => navigate(href)}>
      <Table.Cell>
        <Link to={href} className="text-ui-fg-base" onClick={(event) => event.stopPropagation()}>
          <Day value={run.as_of_date} />
        </Link>
      </Table.Cell>
      <Table.Cell>
        <DocumentStatus kind="dunning_run" status={run.status} />
      </Table.Cell>
      <Table.Cell className={WIDE}>
        <Moment value={run.created_at} />
        <Text as="span" size="small" className="text-ui-fg-subtle">
          {` · ${user ? userName(user) : t(`dunning.runs.trigger.${run.trigger}`)}`}
        </Text>
      </Table.Cell>
      <Table.Cell className="text-end tabular-nums">{proposed || "–"}</Table.Cell>
      <Table.Cell className={`${WIDE} text-end tabular-nums`}>{held || "–"}</Table.Cell>
      <Table.Cell className="text-end tabular-nums">{sent + planned + done || "–"}</Table.Cell>
      <Table.Cell className={`${WIDE} text-end`}>
        <RunSums run={run} />
      </Table.Cell>
    </Table.Row>
  )
}

const LIVE = ["proposed", "planned", "sent", "open", "done", "failed"]

/** What a run asks for, one amount per currency. */
export const RunSums = ({ run }: { run: DunningRun }) => {
  const sums = new Map<string, number>()
  run.totals
    .filter(({ status }) => LIVE.includes(status))
    .forEach(({ currency_code, amount }) => sums.set(currency_code, (sums.get(currency_code) ?? 0) + amount))
  return sums.size ? (
    <div className="flex flex-col items-end">
      {[...sums].map(([currency, amount]) => (
        <Money key={currency} amount={amount} currency={currency} className="text-ui-fg-base" />
      ))}
    </div>
  ) : (
    <>–</>
  )
}
