import { Heading, Text } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"

import { EmptyState } from "../../shared/empty-state"
import { ErrorState } from "../../shared/error-state"
import { userName, usersQuery } from "../../shared/host-queries"
import { TextSkeleton } from "../../shared/skeletons"
import { TablePages } from "../../shared/table-pages"
import { useAccess } from "../../shared/use-access"
import { useUrlState } from "../../shared/use-url-state"
import { FollowUp, FollowUpList, followUpsQuery } from "../queries"
import { useFollowUpActs } from "../use-follow-up-acts"
import { BulkBar } from "./bulk-bar"
import { FollowUpRow } from "./follow-up-row"
import { MyDayFilters, PAGE_SIZE, useMyDayParams, View } from "./use-my-day-params"
import { useRowKeys } from "./use-row-keys"
import { useSelection } from "./use-selection"

/** As many of what is due stand on the day itself, and as many of what comes. */
const DUE_SHOWN = 50
const COMING_SHOWN = 5

type Group = { view: Exclude<View, "day">; answer: FollowUpList | undefined; more: boolean }

const ask = (view: Exclude<View, "day">, filters: MyDayFilters, limit: number, offset = 0) =>
  followUpsQuery({ ...filters, view, limit, offset, ...(view === "done" ? { order: "-completed_at" } : {}) })

/** The day: what is late, what is due, and the first of what comes; or one of these alone, page by page. */
export const DayList = ({ onCreate }: { onCreate: () => void }) => {
  const { view, filters, offset } = useMyDayParams()
  const isDay = view === "day"
  const alone = useQuery({ ...ask(isDay ? "today" : view, filters, PAGE_SIZE, offset), enabled: !isDay })
  const overdue = useQuery({ ...ask("overdue", filters, DUE_SHOWN), enabled: isDay })
  const today = useQuery({ ...ask("today", filters, DUE_SHOWN), enabled: isDay })
  const coming = useQuery({ ...ask("coming", filters, COMING_SHOWN), enabled: isDay })
  const queries = isDay ? [overdue, today, coming] : [alone]
  const failed = queries.find(({ error, data }) => error && !data)
  const group = (name: Exclude<View, "day">, answer: FollowUpList | undefined): Group => ({
    view: name,
    answer,
    more: Boolean(isDay && answer && answer.count > answer.follow_ups.length),
  })
  const groups: Group[] = isDay
    ? [group("overdue", overdue.data), group("today", today.data), group("coming", coming.data)]
    : [group(view, alone.data)]
  if (failed) {
    return <ErrorState error={failed.error} onRetry={() => Promise.all(queries.map((query) => query.refetch()))} />
  }
  return queries.some(({ isPending }) => isPending) ? (
    <TextSkeleton lines={8} />
  ) : (
    <Groups groups={groups} isDay={isDay} onCreate={onCreate} />
  )
}

type GroupsProps = { groups: Group[]; isDay: boolean; onCreate: () => void }

const Groups = ({ groups, isDay, onCreate }: GroupsProps) => {
  const { filters, offset, isMine, filtered } = useMyDayParams()
  const { user_id } = useAccess()
  const { data: users } = useQuery(usersQuery())
  const [, setUrl] = useUrlState(["offset"] as const)
  const acts = useFollowUpActs()
  const rows = groups.flatMap(({ answer }) => answer?.follow_ups ?? [])
  const selection = useSelection(rows.map(({ id }) => id))
  const find = (id: string): FollowUp | undefined => rows.find((row) => row.id === id)
  const keys = useRowKeys({
    ids: rows.map(({ id }) => id),
    ticked: selection.ids.length > 0,
    onDone: (id) => openOnly(find(id), (row) => acts.run("done", row)),
    onSnooze: (id) => openOnly(find(id), (row) => acts.run("snooze", row)),
    onTick: (id) => openOnly(find(id), () => selection.toggle(id, !selection.isTicked(id))),
    onClear: selection.clear,
  })
  const whose = (row: FollowUp): string | null => {
    const user = (users ?? []).find(({ id }) => id === row.assignee_id)
    return (isMine || row.assignee_id === user_id) && row.assignee_id ? null : user ? userName(user) : null
  }
  const due = groups.filter(({ view }) => view !== "coming").some(({ answer }) => answer?.count)
  return (
    <>
      {isDay && !due ? <NothingDue filtered={filtered} mine={isMine} onCreate={onCreate} /> : null}
      {!isDay && !rows.length ? <NothingHere view={groups[0].view} filtered={filtered} /> : null}
      <div role="presentation" className="divide-y" onKeyDown={keys.onKeyDown}>
        {groups.map(({ view, answer, more }) =>
          answer?.follow_ups.length ? (
            <GroupSection key={view} view={view} count={answer.count} titled={isDay} more={more}>
              {answer.follow_ups.map((row) => (
                <FollowUpRow
                  key={row.id}
                  followUp={row}
                  today={answer.today}
                  assignee={whose(row)}
                  selected={selection.isTicked(row.id)}
                  current={keys.current === row.id}
                  onSelect={(on) => selection.toggle(row.id, on)}
                  onFocus={() => keys.focus(row.id)}
                  onAct={(act) => acts.run(act, row)}
                />
              ))}
            </GroupSection>
          ) : null
        )}
      </div>
      {isDay ? null : (
        <TablePages
          count={groups[0].answer?.count ?? 0}
          offset={offset}
          pageSize={PAGE_SIZE}
          onPage={(to) => setUrl({ offset: to > 0 ? String(to) : null })}
        />
      )}
      <BulkBar
        key={JSON.stringify(filters)}
        ids={selection.ids}
        rows={rows}
        hidden={acts.isOpen}
        onClear={selection.clear}
      />
      {acts.dialog}
    </>
  )
}

const openOnly = (row: FollowUp | undefined, run: (row: FollowUp) => void): void => {
  if (row?.status === "open") {
    run(row)
  }
}

type GroupSectionProps = { view: View; count: number; titled: boolean; more: boolean; children: ReactNode }

const GroupSection = ({ view, count, titled, more, children }: GroupSectionProps) => {
  const { t } = useTranslation("crm")
  const href = (): string => {
    const query = new URLSearchParams(window.location.search)
    query.set("view", view)
    return `/crm/my-day?${query.toString()}`
  }
  return (
    <section aria-label={t(`followUp.views.${view}`)} data-testid={`crm-day-${view}`}>
      {titled ? (
        <div className="bg-ui-bg-subtle flex items-center justify-between gap-x-4 border-b px-6 py-2">
          <Heading level="h3" className={view === "overdue" ? "text-ui-fg-error" : "text-ui-fg-subtle"}>
            {t(`followUp.views.${view}`)} <span className="tabular-nums">{count}</span>
          </Heading>
          {more ? (
            <Link to={href()} className="text-ui-fg-interactive-hover txt-compact-small">
              {t("followUp.showAll")}
            </Link>
          ) : null}
        </div>
      ) : null}
      <ol className="divide-y">{children}</ol>
    </section>
  )
}

type NothingDueProps = { filtered: boolean; mine: boolean; onCreate: () => void }

const NothingDue = ({ filtered, mine, onCreate }: NothingDueProps) => {
  const { t } = useTranslation("crm")
  return filtered ? (
    <EmptyState title={t("receivable.filtered.title")} description={t("receivable.filtered.description")} />
  ) : (
    <EmptyState
      title={t(mine ? "followUp.empty.mine" : "followUp.empty.theirs")}
      description={t("followUp.empty.description")}
      action={{ label: t("followUp.create"), onClick: onCreate }}
    />
  )
}

const NothingHere = ({ view, filtered }: { view: View; filtered: boolean }) => {
  const { t } = useTranslation("crm")
  return filtered ? (
    <EmptyState title={t("receivable.filtered.title")} description={t("receivable.filtered.description")} />
  ) : (
    <Text size="small" className="text-ui-fg-subtle px-6 py-10 text-center">
      {t(`followUp.empty.${view}`)}
    </Text>
  )
}
