import { Button, Container, Heading, Tabs, Text, usePrompt } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { useTranslation } from "react-i18next"
import { Link, useParams } from "react-router-dom"

import { PAGE_SIZE } from "../receivable/list-params"
import { MoneyButton } from "../receivable/money-button"
import { useMoneyAct } from "../receivable/use-money-act"
import { Moment } from "../shared/day"
import { EmptyState } from "../shared/empty-state"
import { ErrorState } from "../shared/error-state"
import { formatDay } from "../shared/format"
import { userName, usersQuery } from "../shared/host-queries"
import { useLocale } from "../shared/locale"
import { isNotFound } from "../shared/sdk"
import { SectionSkeleton } from "../shared/skeletons"
import { DocumentStatus } from "../shared/status-badge"
import { useNamedHostControls } from "../shared/use-named-host-controls"
import { useUrlState } from "../shared/use-url-state"
import { RunSums } from "./dunning-tab"
import { NoticeTable } from "./notice-table"
import { ProposingProgress } from "./progress"
import { DunningNotice, DunningRun, noticesQuery, NoticeStatus, runPath, runQuery } from "./queries"
import { ReviewDialog } from "./review-dialog"
import { SendRunDialog } from "./send-run-dialog"
import { useProposing } from "./use-proposing"

/** What each view of a run shows. */
const VIEWS = {
  proposed: ["proposed"],
  held: ["held"],
  sent: ["sent", "planned", "failed"],
  calls: ["open", "done"],
  other: ["excluded", "skipped", "superseded", "canceled"],
} as const satisfies Record<string, readonly NoticeStatus[]>

type View = keyof typeof VIEWS

const EMPTY: Record<View, string> = {
  proposed: "none",
  held: "noneHeld",
  sent: "noneSent",
  calls: "none",
  other: "noneOther",
}

/** CRM › Receivables › Dunning › one run: what it proposes, what is held back and why, what was sent. */
export const DunningRunPage = () => {
  useNamedHostControls()
  const { t } = useTranslation("crm")
  const { id = "" } = useParams()
  const [{ view: asked, offset, notice }, setUrl] = useUrlState(["view", "offset", "notice"] as const)
  const view: View = asked && asked in VIEWS ? (asked as View) : "proposed"
  const { data: run, error, refetch } = useQuery(runQuery(id))
  const list = useQuery(
    noticesQuery({
      run_id: id,
      status: [...VIEWS[view]],
      limit: PAGE_SIZE,
      offset: parseInt(offset ?? "0", 10) || 0,
      order: "-amount",
    })
  )
  const [chosen, setChosen] = useState<string[]>([])
  const [sending, setSending] = useState<"all" | "chosen" | null>(null)
  if (error && !run) {
    return (
      <Container className="p-0">
        {isNotFound(error) ? (
          <EmptyState
            title={t("dunning.runs.notFound")}
            action={{ label: t("dunning.runs.title"), to: "/crm/receivables?tab=dunning" }}
          />
        ) : (
          <ErrorState error={error} onRetry={() => refetch()} />
        )}
      </Container>
    )
  }
  if (!run) {
    return <SectionSkeleton lines={6} />
  }
  const rows = list.data?.dunning_notices
  const picked = rows?.filter((row) => chosen.includes(row.id)) ?? []
  const sendable = run.status === "proposed" && view === "proposed"
  const counts = (name: View): number => VIEWS[name].reduce((sum, status) => sum + (run.counts[status] ?? 0), 0)
  return (
    <div className="flex w-full flex-col gap-y-3">
      <RunHeader run={run} onSendAll={() => setSending("all")} />
      <Container className="divide-y p-0">
        <div className="flex flex-wrap items-center justify-between gap-3 px-6 py-4">
          <Tabs
            value={view}
            onValueChange={(next) => {
              setChosen([])
              setUrl({ view: next, offset: null })
            }}
            className="-m-1 max-w-full overflow-x-auto p-1"
          >
            <Tabs.List>
              {(Object.keys(VIEWS) as View[]).map((name) => (
                <Tabs.Trigger key={name} value={name} className="whitespace-nowrap">
                  {t(`dunning.run.views.${name}`)}
                  <span className="text-ui-fg-subtle ms-1 tabular-nums">{counts(name)}</span>
                </Tabs.Trigger>
              ))}
            </Tabs.List>
          </Tabs>
          {sendable && picked.length ? (
            <MoneyButton onClick={() => setSending("chosen")}>
              {t("dunning.run.sendChosen", { count: picked.length })}
            </MoneyButton>
          ) : null}
        </div>
        <NoticeTable
          rows={rows}
          count={list.data?.count ?? 0}
          offset={parseInt(offset ?? "0", 10) || 0}
          onPage={(to) => {
            setChosen([])
            setUrl({ offset: to > 0 ? String(to) : null })
          }}
          chosen={sendable ? chosen : null}
          onChoose={setChosen}
          onOpen={(row) => setUrl({ notice: row.id, offset })}
          error={list.error}
          onRetry={() => void list.refetch()}
          empty={
            <EmptyState
              title={t(`dunning.run.${EMPTY[view]}`)}
              description={view === "proposed" ? t("dunning.run.noneText") : undefined}
            />
          }
        />
      </Container>
      {notice ? <ReviewDialog id={notice} onClose={() => setUrl({ notice: null, offset })} /> : null}
      {sending ? (
        <Sending
          run={run}
          picked={sending === "all" ? (rows ?? []) : picked}
          all={sending === "all"}
          onClose={() => {
            setSending(null)
            setChosen([])
          }}
        />
      ) : null}
    </div>
  )
}

type SendingProps = { run: DunningRun; picked: DunningNotice[]; all: boolean; onClose: () => void }

const Sending = ({ run, picked, all, onClose }: SendingProps) => {
  const sums = new Map<string, number>()
  const amounts = all ? run.totals.filter(({ status }) => status === "proposed") : picked
  amounts.forEach(({ currency_code, amount }) => sums.set(currency_code, (sums.get(currency_code) ?? 0) + amount))
  return (
    <SendRunDialog
      run_id={run.id}
      notices={picked}
      all={all}
      count={all ? (run.counts.proposed ?? 0) : picked.length}
      totals={[...sums].map(([currency_code, amount]) => ({ currency_code, amount }))}
      onClose={onClose}
    />
  )
}

const RunHeader = ({ run, onSendAll }: { run: DunningRun; onSendAll: () => void }) => {
  const { t } = useTranslation("crm")
  const locale = useLocale()
  const prompt = usePrompt()
  const { data: users } = useQuery(usersQuery())
  const { running, busy, go } = useProposing()
  const cancel = useMoneyAct({ path: `${runPath(run.id)}/cancel`, done: t("dunning.run.canceled") })
  const date = formatDay(run.as_of_date, locale)
  const user = users?.find(({ id }) => id === run.started_by)
  const stop = async (): Promise<void> => {
    const agreed = await prompt({
      title: t("dunning.run.cancelTitle", { date }),
      description: t("dunning.run.cancelText"),
      confirmText: t("dunning.run.cancel"),
      cancelText: t("common.back"),
      variant: "danger",
    })
    if (agreed) {
      cancel.mutate()
    }
  }
  return (
    <Container className="flex flex-wrap items-start justify-between gap-4 px-6 py-4">
      <div className="flex min-w-0 flex-col gap-y-1">
        <div className="flex flex-wrap items-center gap-x-2">
          <Heading>{t("dunning.runs.of", { date })}</Heading>
          <DocumentStatus kind="dunning_run" status={run.status} />
        </div>
        <Text size="small" className="text-ui-fg-subtle">
          {user ? userName(user) : t(`dunning.runs.trigger.${run.trigger}`)} · <Moment value={run.created_at} />
        </Text>
      </div>
      <div className="flex flex-col gap-y-2 md:items-end">
        <div className="txt-large-plus">
          <RunSums run={run} />
        </div>
        {run.status !== "canceled" ? (
          <div className="flex flex-wrap justify-end gap-2">
            <MoneyButton variant="secondary" isLoading={cancel.isPending} onClick={() => void stop()}>
              {t("dunning.run.cancel")}
            </MoneyButton>
            {run.status === "proposing" ? (
              <MoneyButton isLoading={busy} onClick={() => void go(run.id)}>
                {t("dunning.runs.goOn")}
              </MoneyButton>
            ) : run.counts.proposed ? (
              <MoneyButton onClick={onSendAll}>{`${t("dunning.run.sendAll")} (${run.counts.proposed})`}</MoneyButton>
            ) : null}
          </div>
        ) : null}
      </div>
      {run.status === "proposing" ? <ProposingProgress run={running ?? run} /> : null}
    </Container>
  )
}

/** Calls to make, of all runs: for who collects. */
export const DunningCallsPage = () => {
  useNamedHostControls()
  const { t } = useTranslation("crm")
  const [{ offset, notice }, setUrl] = useUrlState(["offset", "notice"] as const)
  const start = parseInt(offset ?? "0", 10) || 0
  const { data, error, refetch } = useQuery(
    noticesQuery({ channel: "phone", status: "open", limit: PAGE_SIZE, offset: start, order: "-amount" })
  )
  return (
    <Container className="divide-y p-0">
      <div className="flex items-center justify-between px-6 py-4">
        <Heading>{t("dunning.runs.calls")}</Heading>
        <Button size="small" variant="secondary" asChild>
          <Link to="/crm/receivables?tab=dunning">{t("dunning.runs.title")}</Link>
        </Button>
      </div>
      <NoticeTable
        rows={data?.dunning_notices}
        count={data?.count ?? 0}
        offset={start}
        onPage={(to) => setUrl({ offset: to > 0 ? String(to) : null })}
        chosen={null}
        onChoose={() => undefined}
        onOpen={(row) => setUrl({ notice: row.id, offset })}
        error={error}
        onRetry={() => void refetch()}
        empty={<EmptyState title={t("dunning.run.none")} />}
      />
      {notice ? <ReviewDialog id={notice} onClose={() => setUrl({ notice: null, offset })} /> : null}
    </Container>
  )
}
