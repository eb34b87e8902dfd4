import { Button, Container, Table } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { useTranslation } from "react-i18next"

import { Choice } from "../../shared/choice"
import { EmptyState } from "../../shared/empty-state"
import { useMoney } from "../../shared/money"
import { plural } from "../../shared/plural"
import { useAccess } from "../../shared/use-access"
import { useUrlState } from "../../shared/use-url-state"
import { PAGE_SIZE } from "../list-params"
import { ReportTable } from "../lists/report-table"
import { useMoneyAct } from "../use-money-act"
import { BankLineRow } from "./bank-line-row"
import { ImportDrawer } from "./import-drawer"
import { bankLinesQuery } from "./queries"

const STATES = ["open", "settled", "ignored", "outgoing", "all"] as const
type State = (typeof STATES)[number]

/** CRM › Receivables › Bank: what came in, what it is for, and what nobody has matched yet. */
export const BankTab = () => {
  const { t } = useTranslation("crm")
  const { can_money } = useAccess()
  const money = useMoney()
  const [{ state: asked, offset }, setUrl] = useUrlState(["state", "offset"] as const)
  const [importing, setImporting] = useState(false)
  const state: State = STATES.find((name) => name === asked) ?? "open"
  const { data, error, refetch } = useQuery({
    ...bankLinesQuery({
      limit: PAGE_SIZE,
      offset: parseInt(offset ?? "0", 10) || 0,
      ...(state === "all" ? {} : { state }),
    }),
    enabled: can_money,
  })
  if (!can_money) {
    return (
      <Container className="p-0">
        <EmptyState title={t("receivable.refused.money")} />
      </Container>
    )
  }
  const open = data?.open ?? []
  const sums = open.map((sum) => plural(t, "bank.summary", sum.count, { amount: money(sum.amount, sum.currency_code) }))
  const sure = (data?.bank_lines ?? []).filter((line) => line.suggestions.some((suggestion) => suggestion.sure))
  return (
    <>
      <ReportTable
        title={t("bank.tab")}
        summary={data ? sums.join(" · ") || "\u00a0" : "\u00a0"}
        tools={
          <div className="flex flex-wrap items-center gap-2">
            {sure.length ? <AcceptSure ids={sure.map(({ id }) => id)} /> : null}
            <div className="w-36">
              <Choice
                size="small"
                label={t("receivable.fields.status")}
                value={state}
                options={STATES.map((value) => ({ value, label: t(`bank.states.${value}`) }))}
                onChange={(value) => setUrl({ state: value === "open" ? null : value, offset: null })}
              />
            </div>
            <Button size="small" variant="secondary" onClick={() => setImporting(true)}>
              {t("bank.import.action")}
            </Button>
          </div>
        }
        head={
          <Table.Row>
            <Table.HeaderCell className="hidden md:table-cell">{t("bank.fields.day")}</Table.HeaderCell>
            <Table.HeaderCell>{t("bank.fields.text")}</Table.HeaderCell>
            <Table.HeaderCell className="hidden md:table-cell">{t("bank.fields.suggestion")}</Table.HeaderCell>
            <Table.HeaderCell className="text-end">{t("bank.fields.amount")}</Table.HeaderCell>
            <Table.HeaderCell />
          </Table.Row>
        }
        rows={data?.bank_lines.map((line) => <BankLineRow key={line.id} line={line} />)}
        count={data?.count ?? 0}
        empty={
          state === "open" && !open.length ? (
            <EmptyState title={t("bank.empty")} description={t("bank.emptyDescription")} />
          ) : (
            <EmptyState title={t("bank.nothing")} />
          )
        }
        error={error}
        onRetry={() => refetch()}
      />
      {importing ? <ImportDrawer onClose={() => setImporting(false)} /> : null}
    </>
  )
}

type Accepted = { accepted: number; refused: number; unsure: number }

/** Accepts the sure matches of the page at once. */
const AcceptSure = ({ ids }: { ids: string[] }) => {
  const { t } = useTranslation("crm")
  const [answer, setAnswer] = useState<Accepted | null>(null)
  const act = useMoneyAct<Accepted>({
    path: "/admin/crm/bank-lines/accept",
    done: t("bank.accepted"),
    onDone: setAnswer,
  })
  return (
    <>
      {answer?.refused ? (
        <span className="txt-compact-small text-ui-fg-error">{t("bank.acceptedMany", answer)}</span>
      ) : null}
      <Button size="small" isLoading={act.isPending} onClick={() => act.mutate({ ids })}>
        {plural(t, "bank.acceptSure", ids.length)}
      </Button>
    </>
  )
}
