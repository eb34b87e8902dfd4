import { Button, Text } from "@medusajs/ui"
import { useQuery, UseQueryResult } from "@tanstack/react-query"
import { useState } from "react"
import { useTranslation } from "react-i18next"

import { Moment } from "./day"
import { ErrorState } from "./error-state"
import { userName, usersQuery } from "./host-queries"
import { Section } from "./section"
import { TextSkeleton } from "./skeletons"

/** One act as the server keeps it: a kind, what it was about, and what a person typed. The words are the screen's. */
export type HistoryEntry = {
  id: string
  act: string
  /** Field to [before, after]. */
  changes: Record<string, [unknown, unknown]> | null
  note: string | null
  actor_id: string | null
  actor_type: string | null
  created_at: string
}

export type HistoryTexts = {
  /** What was done. */
  act: string
  /** What it was about, a line each. */
  facts: string[]
  /** The note is no words of a person's, such as an address, and stands among the facts. */
  plainNote?: boolean
}

type HistorySectionProps = {
  /** "History" when left out. */
  title?: string
  query: UseQueryResult<HistoryEntry[]>
  /** An act in the reader's language. */
  textsOf: (entry: HistoryEntry) => HistoryTexts
}

const SHOWN = 6

/** Who did what, when, about what. Newest first. */
export const HistorySection = ({ title, query, textsOf }: HistorySectionProps) => {
  const { t } = useTranslation("crm")
  const [all, setAll] = useState(false)
  const { data, error, isPending, refetch } = query
  const { data: users } = useQuery(usersQuery())
  const names = new Map((users ?? []).map((user) => [user.id, userName(user)]))
  const entries = [...(data ?? [])].sort((a, b) => b.created_at.localeCompare(a.created_at))
  return (
    <Section title={title ?? t("quote.history.title")}>
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
            <Entry key={entry.id} entry={entry} texts={textsOf(entry)} actor={names.get(entry.actor_id ?? "")} />
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

type EntryProps = { entry: HistoryEntry; texts: HistoryTexts; actor: string | undefined }

const Entry = ({ entry, texts, actor }: EntryProps) => {
  const { t } = useTranslation("crm")
  return (
    <li className="flex flex-col gap-y-0.5">
      <div className="flex items-baseline justify-between gap-x-3">
        <Text size="small" leading="compact" weight="plus">
          {texts.act}
        </Text>
        <Text size="xsmall" className="text-ui-fg-subtle shrink-0">
          <Moment value={entry.created_at} />
        </Text>
      </div>
      <Text size="xsmall" className="text-ui-fg-subtle">
        {actor ?? t(`quote.history.actors.${entry.actor_type ?? "system"}`, { defaultValue: t("common.unknown") })}
      </Text>
      {entry.note ? (
        <Text size="xsmall" className="text-ui-fg-subtle break-words">
          {texts.plainNote ? entry.note : `“${entry.note}”`}
        </Text>
      ) : null}
      {texts.facts.map((text) => (
        <Text key={text} size="xsmall" className="text-ui-fg-subtle break-words">
          {text}
        </Text>
      ))}
    </li>
  )
}
