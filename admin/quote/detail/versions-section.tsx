import { StatusBadge, Text } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"

import { Moment } from "../../shared/day"
import { ErrorState } from "../../shared/error-state"
import { Money } from "../../shared/money"
import { TextSkeleton } from "../../shared/skeletons"
import { DocumentStatus } from "../../shared/status-badge"
import { versionsQuery } from "../queries"
import { Quote } from "../types"
import { Section } from "../../shared/section"

/** What was sent before, newest first: when, for how much, and what became of it. */
export const VersionsSection = ({ quote }: { quote: Quote }) => {
  const { t } = useTranslation("crm")
  const { data: versions, error, isPending, refetch } = useQuery(versionsQuery(quote.id))
  return (
    <Section title={t("quote.versions.title")}>
      {isPending ? <TextSkeleton lines={2} /> : null}
      {error ? <ErrorState compact error={error} onRetry={() => refetch()} /> : null}
      {versions?.map((version) => (
        <div key={version.id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 px-6 py-3">
          <div className="flex items-center gap-x-3">
            <Text size="small" leading="compact" weight="plus">
              {t("quote.version", { version: version.version })}
            </Text>
            {version.decision ? (
              <DocumentStatus kind="quote" status={version.decision} />
            ) : (
              <StatusBadge color={version.superseded_at ? "grey" : "blue"}>
                {t(version.superseded_at ? "quote.versions.replaced" : "quote.versions.current")}
              </StatusBadge>
            )}
          </div>
          <div className="flex items-center gap-x-4">
            <Text size="small" className="text-ui-fg-subtle">
              <Moment value={version.sent_at} exact />
            </Text>
            <Text size="small" leading="compact">
              <Money amount={version.total} currency={version.currency_code} />
            </Text>
          </div>
        </div>
      ))}
    </Section>
  )
}
