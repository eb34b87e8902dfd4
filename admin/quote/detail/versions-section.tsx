import { ArrowDownTray, CheckCircle, Eye, SquareTwoStack, XCircle } from "@medusajs/icons"
import { Button, StatusBadge, Text } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"

import { ActionMenu } from "../../shared/action-menu"
import { Day, Moment } from "../../shared/day"
import { saveFile } from "../../shared/save-file"
import { ErrorState } from "../../shared/error-state"
import { Money } from "../../shared/money"
import { plural } from "../../shared/plural"
import { Section } from "../../shared/section"
import { TextSkeleton } from "../../shared/skeletons"
import { DocumentStatus } from "../../shared/status-badge"
import { QUOTES_PATH, SentVersion, versionsQuery } from "../queries"
import { Quote } from "../types"
import { Decision } from "./decision-record"
import { useDetailAddress } from "./use-detail-address"

/** What was sent, newest first: when, for how much, whether it was opened, and what became of it. */
export const VersionsSection = ({ quote }: { quote: Quote }) => {
  const { t } = useTranslation("crm")
  const { data, error, isPending, refetch } = useQuery(versionsQuery(quote.id))
  const { compare } = useDetailAddress()
  const versions = [...(data ?? [])].sort((a, b) => b.version - a.version)
  const numbers = [...new Set([quote.version, ...versions.map((one) => one.version)])].sort((a, b) => b - a)
  const [to, from] = numbers
  return (
    <Section
      title={t("quote.versions.title")}
      actions={
        from && to ? (
          <Button size="small" variant="secondary" onClick={() => compare({ from, to })}>
            {t("quote.versions.compare")}
          </Button>
        ) : null
      }
    >
      {isPending ? <TextSkeleton lines={2} /> : null}
      {error ? <ErrorState compact error={error} onRetry={() => refetch()} /> : null}
      {versions.map((version) => (
        <VersionRow key={version.id} quote={quote} version={version} />
      ))}
    </Section>
  )
}

const VersionRow = ({ quote, version }: { quote: Quote; version: SentVersion }) => {
  const { t } = useTranslation("crm")
  const address = useDetailAddress()
  const current = version.version === quote.version
  const acceptable = version.live && quote.status !== "accepted"
  return (
    <div className="flex flex-col gap-y-1 px-6 py-3" data-testid={`version-${version.version}`}>
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
        <div className="flex items-center gap-x-3">
          <Text size="small" leading="compact" weight="plus">
            {t("quote.version", { version: version.version })}
          </Text>
          <VersionBadge version={version} />
        </div>
        <div className="flex items-center gap-x-4">
          <Text size="small" className="text-ui-fg-subtle">
            <Moment value={version.sent_at} exact />
          </Text>
          <Text size="small" leading="compact">
            <Money amount={version.total} currency={version.currency_code} />
          </Text>
          <ActionMenu
            groups={[
              {
                actions: [
                  {
                    icon: <Eye />,
                    label: t("quote.versions.show"),
                    onClick: () => address.show(current ? null : version.version),
                  },
                  {
                    icon: <ArrowDownTray />,
                    label: t("common.downloadPdf"),
                    onClick: () => {
                      const path = `${QUOTES_PATH}/${quote.id}/versions/${version.version}/pdf`
                      saveFile(path, { filename: `${quote.number}-v${version.version}.pdf` })
                    },
                  },
                  ...(current
                    ? []
                    : [
                        {
                          icon: <SquareTwoStack />,
                          label: t("quote.versions.compareWith", { version: quote.version }),
                          onClick: () => address.compare({ from: version.version, to: quote.version }),
                        },
                      ]),
                  ...(acceptable
                    ? [
                        {
                          icon: <CheckCircle />,
                          label: t("quote.actions.accept"),
                          onClick: () => address.open("accept", current ? undefined : version.version),
                        },
                        {
                          icon: <XCircle />,
                          label: t("quote.actions.decline"),
                          onClick: () => address.open("decline", current ? undefined : version.version),
                        },
                      ]
                    : []),
                ],
              },
            ]}
          />
        </div>
      </div>
      <Text size="xsmall" className="text-ui-fg-subtle">
        {t("quote.fields.validUntil")} <Day value={version.valid_until} />
        {version.opened_count ? (
          <>
            {" · "}
            {plural(t, "quote.opened", version.opened_count)} <Moment value={version.last_opened_at} />
          </>
        ) : null}
      </Text>
      {version.decision ? <Decision quote={quote} version={version} /> : null}
    </div>
  )
}

/** What became of a sent version. */
export const VersionBadge = ({ version }: { version: SentVersion }) => {
  const { t } = useTranslation("crm")
  if (version.decision) {
    return <DocumentStatus kind="quote" status={version.decision} />
  }
  const state = version.superseded_at ? "replaced" : version.live === false ? "closed" : "current"
  return <StatusBadge color={state === "current" ? "blue" : "grey"}>{t(`quote.versions.${state}`)}</StatusBadge>
}
