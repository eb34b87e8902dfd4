import { Button, Text } from "@medusajs/ui"
import { useInfiniteQuery, useQuery } from "@tanstack/react-query"
import { ReactNode } from "react"
import { useTranslation } from "react-i18next"

import { ErrorState } from "../shared/error-state"
import { userName, usersQuery } from "../shared/host-queries"
import { Section } from "../shared/section"
import { TextSkeleton } from "../shared/skeletons"
import { useUrlState } from "../shared/use-url-state"
import { timelineQuery } from "./queries"
import { TIMELINE_GROUPS, TimelineGroup } from "./rules/timeline-groups"
import { TimelineEntry } from "./timeline-entry"

const GROUPS = Object.keys(TIMELINE_GROUPS) as TimelineGroup[]

type TimelineSectionProps = {
  /** Of the customer or the order in the API. */
  path: string
  actions?: ReactNode
}

/** Everything that happened, newest first, with chips that narrow it; the address bar keeps them. */
export const TimelineSection = ({ path, actions }: TimelineSectionProps) => {
  const { t } = useTranslation("crm")
  const [{ show }, setUrl] = useUrlState(["show"] as const)
  const groups = GROUPS.filter((group) => show?.split(",").includes(group))
  const query = useInfiniteQuery(timelineQuery(path, groups))
  const { data, error, isPending, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = query
  const { data: users } = useQuery(usersQuery())
  const names = new Map((users ?? []).map((user) => [user.id, userName(user)]))
  const entries = data?.pages.flatMap((page) => page.timeline) ?? []
  const toggle = (group: TimelineGroup): void =>
    setUrl((now) => {
      const shown = now.show?.split(",") ?? []
      const next = shown.includes(group) ? shown.filter((one) => one !== group) : [...shown, group]
      return { show: next.join(",") || null }
    })
  return (
    <Section title={t("interaction.timeline.title")} actions={actions}>
      <div className="flex flex-wrap gap-2 px-6 py-3" role="group" aria-label={t("interaction.timeline.show")}>
        {GROUPS.map((group) => (
          <Button
            key={group}
            size="small"
            variant="secondary"
            aria-pressed={groups.includes(group)}
            className={groups.includes(group) ? "bg-ui-bg-base-pressed" : ""}
            onClick={() => toggle(group)}
          >
            {t(`interaction.groups.${group}`)}
          </Button>
        ))}
      </div>
      {isPending ? <TextSkeleton lines={6} /> : null}
      {error && !data ? <ErrorState compact error={error} onRetry={() => refetch()} /> : null}
      {data && !entries.length ? (
        <Text size="small" className="text-ui-fg-subtle px-6 py-4">
          {t(groups.length ? "interaction.timeline.noneOfThese" : "interaction.timeline.none")}
        </Text>
      ) : null}
      {entries.length ? (
        <ol className="flex flex-col gap-y-5 px-6 py-4" data-testid="crm-timeline">
          {entries.map((entry) => (
            <TimelineEntry key={entry.id} entry={entry} names={names} />
          ))}
        </ol>
      ) : null}
      {hasNextPage ? (
        <div className="px-6 py-3">
          <Button size="small" variant="transparent" isLoading={isFetchingNextPage} onClick={() => fetchNextPage()}>
            {t("interaction.timeline.older")}
          </Button>
        </div>
      ) : null}
    </Section>
  )
}
