import { Button, IconButton, Text, Tooltip } from "@medusajs/ui"
import { XMark } from "@medusajs/icons"
import { useQuery } from "@tanstack/react-query"
import { ReactNode, useState } from "react"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"

import { useMoneyAct } from "../receivable/use-money-act"
import { Day, Moment } from "../shared/day"
import { ErrorState } from "../shared/error-state"
import { Money } from "../shared/money"
import { Section } from "../shared/section"
import { TextSkeleton } from "../shared/skeletons"
import { DocumentStatus } from "../shared/status-badge"
import { useAccess } from "../shared/use-access"
import { PauseDialog } from "./pause-dialog"
import { DunningNotice, DunningPause, noticesQuery, pausesQuery } from "./queries"

const SHOWN = 5

type RemindersProps = {
  of: { invoice_id: string } | { customer_id: string }
  /** Stands above the reminders. */
  children?: ReactNode
}

/** What an invoice or a customer was reminded of, and the pause that holds. */
export const RemindersSection = ({ of, children }: RemindersProps) => {
  const { t } = useTranslation("crm")
  const notices = useQuery(
    noticesQuery({
      ...of,
      status: ["planned", "sent", "failed", "open", "done"],
      limit: SHOWN,
      offset: 0,
      order: "-created_at",
    })
  )
  const pauses = useQuery(pausesQuery(of))
  const [pausing, setPausing] = useState(false)
  const error = notices.error ?? pauses.error
  return (
    <Section
      title={t("dunning.pause.title")}
      actions={
        <Button size="small" variant="secondary" onClick={() => setPausing(true)}>
          {t("dunning.pause.add")}
        </Button>
      }
    >
      {notices.isPending || pauses.isPending ? <TextSkeleton lines={1} /> : null}
      {error ? (
        <ErrorState compact error={error} onRetry={() => Promise.all([notices.refetch(), pauses.refetch()])} />
      ) : null}
      {children}
      {pauses.data?.map((pause) => (
        <PauseRow key={pause.id} pause={pause} />
      ))}
      {notices.data?.dunning_notices.map((notice) => (
        <NoticeLine key={notice.id} notice={notice} />
      ))}
      {notices.data && !notices.data.count && !pauses.data?.length ? (
        <Text size="small" className="text-ui-fg-subtle px-6 py-4">
          {t("dunning.pause.none")}
        </Text>
      ) : null}
      {pausing ? <PauseDialog of={of} onClose={() => setPausing(false)} /> : null}
    </Section>
  )
}

const NoticeLine = ({ notice }: { notice: DunningNotice }) => {
  const { t } = useTranslation("crm")
  return (
    <Link
      to={`/crm/receivables/dunning/${notice.run_id}?view=${notice.channel === "phone" ? "calls" : "sent"}&notice=${notice.id}`}
      className="txt-compact-small hover:bg-ui-bg-base-hover flex items-center justify-between gap-x-4 px-6 py-3"
    >
      <div className="min-w-0">
        <div className="text-ui-fg-base">
          {[
            t("dunning.notice.levelOf", { position: notice.level_position }),
            t(`dunning.channel.${notice.channel}`, { defaultValue: notice.channel }),
          ].join(" · ")}
        </div>
        <div className="text-ui-fg-subtle truncate">
          <Moment value={notice.sent_at ?? notice.created_at} />
          {notice.recipient ? ` · ${notice.recipient}` : null}
        </div>
      </div>
      <div className="flex shrink-0 flex-col items-end gap-y-1">
        <Money amount={notice.amount} currency={notice.currency_code} />
        <DocumentStatus kind="dunning_notice" status={notice.status} />
      </div>
    </Link>
  )
}

const PauseRow = ({ pause }: { pause: DunningPause }) => {
  const { t } = useTranslation("crm")
  const { can_money } = useAccess()
  const end = useMoneyAct({
    path: `/admin/crm/dunning-pauses/${pause.id}`,
    method: "DELETE",
    done: t("dunning.pause.ended"),
  })
  return (
    <div className="txt-compact-small flex items-center justify-between gap-x-4 px-6 py-3">
      <div className="min-w-0">
        <div className="text-ui-fg-base">{t(`dunning.pause.kinds.${pause.kind}`)}</div>
        <div className="text-ui-fg-subtle break-words">
          {pause.reason} · {pause.until_date ? <Day value={pause.until_date} /> : t("dunning.pause.forever")}
        </div>
      </div>
      {can_money ? (
        <Tooltip content={t("dunning.pause.end")}>
          <IconButton
            size="small"
            variant="transparent"
            aria-label={t("dunning.pause.end")}
            disabled={end.isPending}
            onClick={() => end.mutate()}
          >
            <XMark />
          </IconButton>
        </Tooltip>
      ) : null}
    </div>
  )
}
