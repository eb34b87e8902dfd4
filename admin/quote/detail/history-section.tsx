import { Button, Text } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { useTranslation } from "react-i18next"

import { Moment } from "../../shared/day"
import { ErrorState } from "../../shared/error-state"
import { userName, usersQuery } from "../../shared/host-queries"
import { TextSkeleton } from "../../shared/skeletons"
import { historyQuery } from "../queries"
import { HistoryEntry, Quote } from "../types"
import { Section } from "../../shared/section"
import { useChangeTexts } from "./use-change-texts"

const SHOWN = 6

/** Who did what, when, from what to what. Newest first. */
export const HistorySection = ({ quote }: { quote: Quote }) => {
  const { t } = useTranslation("crm")
  const [all, setAll] = useState(false)
  const { data, error, isPending, refetch } = useQuery(historyQuery(quote.id))
  const { data: users } = useQuery(usersQuery())
  const names = new Map((users ?? []).map((user) => [user.id, userName(user)]))
  const entries = [...(data ?? [])].sort((a, b) => b.created_at.localeCompare(a.created_at))
  return (
    <Section title={t("quote.history.title")}>
      {isPending ? <TextSkeleton lines={3} /> : null}
      {error ? <ErrorState compact error={error} onRetry={() => refetch()} /> : null}
      {data && !entries.length ? (
        <Text size="small" className="text-ui-fg-subtle px-6 py-4">
          {t("quote.history.none")}
        </Text>
      ) : null}
      {entries.length ? (
        <ol className="flex flex-col gap-y-4 px-6 py-4">
          {entries.slice(0, all ? undefined : SHOWN).map((entry) => (
            <Entry key={entry.id} quote={quote} entry={entry} actor={names.get(entry.actor_id ?? "")} />
          ))}
        </ol>
      ) : null}
      {entries.length > SHOWN ? (
        <div className="px-6 py-3">
          <Button size="small" variant="transparent" onClick={() => setAll(!all)}>
            {t(all ? "quote.history.fewer" : "quote.history.more", { count: entries.length - SHOWN })}
          </Button>
        </div>
      ) : null}
    </Section>
  )
}

const Entry = ({ quote, entry, actor }: { quote: Quote; entry: HistoryEntry; actor: string | undefined }) => {
  const { t } = useTranslation("crm")
  const changes = useChangeTexts(quote, entry.changes)
  const who = actor ?? t(`quote.history.actors.${entry.actor_type ?? "system"}`, { defaultValue: t("common.unknown") })
  return (
    <li className="flex flex-col gap-y-0.5">
      <div className="flex items-baseline justify-between gap-x-3">
        <Text size="small" leading="compact" weight="plus">
          {t(`quote.history.acts.${entry.act}`, { defaultValue: entry.act })}
        </Text>
        <Text size="xsmall" className="text-ui-fg-subtle shrink-0">
          <Moment value={entry.created_at} />
        </Text>
      </div>
      <Text size="xsmall" className="text-ui-fg-subtle">
        {who}
      </Text>
      {entry.note ? (
        <Text size="xsmall" className="text-ui-fg-subtle break-words">
          “{entry.note}”
        </Text>
      ) : null}
      {changes.map((text) => (
        <Text key={text} size="xsmall" className="text-ui-fg-subtle break-words">
          {text}
        </Text>
      ))}
    </li>
  )
}
