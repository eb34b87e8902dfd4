import { Badge, Checkbox, Table, Text } from "@medusajs/ui"
import { ReactNode } from "react"
import { useTranslation } from "react-i18next"

import { PAGE_SIZE } from "../receivable/list-params"
import { Moment } from "../shared/day"
import { ErrorState } from "../shared/error-state"
import { Money } from "../shared/money"
import { plural } from "../shared/plural"
import { TableSkeleton } from "../shared/skeletons"
import { DocumentStatus } from "../shared/status-badge"
import { TablePages } from "../shared/table-pages"
import { useHeldText } from "./held-text"
import { DunningNotice } from "./queries"

const WIDE = "hidden md:table-cell"

type NoticeTableProps = {
  rows: DunningNotice[] | undefined
  count: number
  offset: number
  onPage: (offset: number) => void
  /** Ids of the chosen ones; null where nothing can be chosen. */
  chosen: string[] | null
  onChoose: (ids: string[]) => void
  onOpen: (notice: DunningNotice) => void
  empty: ReactNode
  error: unknown
  onRetry: () => void
}

/** Messages of a run: to whom, at which level, over how much, and why one is held back. A row opens the message. */
export const NoticeTable = ({
  rows,
  count,
  offset,
  onPage,
  chosen,
  onChoose,
  onOpen,
  empty,
  error,
  onRetry,
}: NoticeTableProps) => {
  const { t } = useTranslation("crm")
  if (error && !rows) {
    return <ErrorState error={error} onRetry={onRetry} />
  }
  if (!rows) {
    return <TableSkeleton />
  }
  if (!rows.length) {
    return <>{empty}</>
  }
  const all = chosen !== null && rows.every(({ id }) => chosen.includes(id))
  return (
    <>
      <div className="overflow-x-auto">
        <Table>
          <Table.Header>
            <Table.Row>
              {chosen ? (
                <Table.HeaderCell className="w-10">
                  <Checkbox
                    aria-label={t("dunning.run.selectAll")}
                    checked={all}
                    onCheckedChange={() => onChoose(all ? [] : rows.map(({ id }) => id))}
                  />
                </Table.HeaderCell>
              ) : null}
              <Table.HeaderCell>{t("dunning.notice.customer")}</Table.HeaderCell>
              <Table.HeaderCell className={WIDE}>{t("dunning.notice.level")}</Table.HeaderCell>
              <Table.HeaderCell className={`${WIDE} text-end`}>{t("dunning.notice.late")}</Table.HeaderCell>
              <Table.HeaderCell className={WIDE}>{t("dunning.notice.why")}</Table.HeaderCell>
              <Table.HeaderCell className="text-end">{t("dunning.notice.amount")}</Table.HeaderCell>
            </Table.Row>
          </Table.Header>
          <Table.Body>
            {rows.map((notice) => (
              <NoticeRow
                key={notice.id}
                notice={notice}
                chosen={chosen ? chosen.includes(notice.id) : null}
                onChoose={(on) =>
                  onChoose(on ? [...(chosen ?? []), notice.id] : (chosen ?? []).filter((id) => id !== notice.id))
                }
                onOpen={() => onOpen(notice)}
              />
            ))}
          </Table.Body>
        </Table>
      </div>
      <TablePages count={count} offset={offset} pageSize={PAGE_SIZE} onPage={onPage} />
    </>
  )
}

type NoticeRowProps = {
  notice: DunningNotice
  chosen: boolean | null
  onChoose: (on: boolean) => void
  onOpen: () => void
}

const NoticeRow = ({ notice, chosen, onChoose, onOpen }: NoticeRowProps) => {
  const { t } = useTranslation("crm")
  const name = notice.customer_name ?? "–"
  return (
    <Table.Row className="cursor-pointer" onClick={onOpen}>
      {chosen !== null ? (
        <Table.Cell onClick={(event) => event.stopPropagation()}>
          <Checkbox
            aria-label={t("dunning.run.select", { name })}
            checked={chosen}
            onCheckedChange={(on) => onChoose(on === true)}
          />
        </Table.Cell>
      ) : null}
      <Table.Cell className="max-w-[150px] py-2 md:max-w-72">
        <button type="button" className="text-ui-fg-base block max-w-full truncate text-start" onClick={onOpen}>
          {name}
        </button>
        <Text size="xsmall" className="text-ui-fg-subtle truncate">
          {[
            notice.recipient ?? t(`dunning.channel.${notice.channel}`, { defaultValue: notice.channel }),
            plural(t, "dunning.notice.invoices", notice.invoices.length),
          ].join(" · ")}
        </Text>
        <div className="md:hidden">
          <Why notice={notice} />
        </div>
      </Table.Cell>
      <Table.Cell className={WIDE}>
        <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <span>{t("dunning.notice.levelOf", { position: notice.level_position })}</span>
          <span className="text-ui-fg-subtle">{t(`dunning.tone.${notice.tone}`)}</span>
          {notice.needs_person ? <Badge size="2xsmall">{t("dunning.run.person")}</Badge> : null}
        </div>
      </Table.Cell>
      <Table.Cell className={`${WIDE} text-end tabular-nums`}>
        {notice.days_late > 0 ? plural(t, "dunning.notice.days", notice.days_late) : "–"}
      </Table.Cell>
      <Table.Cell className={`${WIDE} max-w-80`}>
        <Why notice={notice} />
      </Table.Cell>
      <Table.Cell className="text-end">
        <Money amount={notice.amount} currency={notice.currency_code} className="text-ui-fg-base" />
      </Table.Cell>
    </Table.Row>
  )
}

/** Why it is held back, or how it went. */
const Why = ({ notice }: { notice: DunningNotice }) => {
  const { t } = useTranslation("crm")
  const held = useHeldText(notice.currency_code)
  if (notice.status === "held") {
    const texts = [...new Set((notice.held_reasons ?? []).map(held))]
    return (
      <Text size="small" className="text-ui-fg-subtle truncate" title={texts.join("; ")}>
        {texts.join("; ")}
      </Text>
    )
  }
  if (notice.status === "proposed") {
    const partly = notice.invoices.filter(({ held: reasons }) => reasons.length)
    const texts = [
      ...new Set(partly.flatMap(({ held: reasons, number }) => reasons.map((reason) => `${number}: ${held(reason)}`))),
    ]
    return texts.length ? (
      <Text size="small" className="text-ui-fg-subtle truncate" title={texts.join("; ")}>
        {texts.join("; ")}
      </Text>
    ) : (
      <span className="text-ui-fg-muted hidden md:inline">–</span>
    )
  }
  return (
    <div className="flex flex-wrap items-center gap-x-2 whitespace-normal">
      <DocumentStatus kind="dunning_notice" status={notice.status} />
      {notice.sent_at ? (
        <span className="text-ui-fg-subtle">
          <Moment value={notice.sent_at} />
        </span>
      ) : null}
      {notice.skip_reason ? (
        <span className="text-ui-fg-subtle">
          {t(`dunning.held.${notice.skip_reason}`, { defaultValue: notice.skip_reason, note: "", amount: "" })}
        </span>
      ) : null}
      {notice.note ? <span className="text-ui-fg-subtle truncate">{notice.note}</span> : null}
    </div>
  )
}
