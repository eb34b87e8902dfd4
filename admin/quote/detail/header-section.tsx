import { Badge, Button, Container, Heading, Text, Tooltip } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"
import { Link, useLocation } from "react-router-dom"

import { useMayRelease } from "../../credit/use-may-release"
import { ActionMenu } from "../../shared/action-menu"
import { Day, Moment } from "../../shared/day"
import { Money } from "../../shared/money"
import { plural } from "../../shared/plural"
import { DocumentStatus } from "../../shared/status-badge"
import { useShortcut } from "../../shared/use-shortcut"
import { versionsQuery } from "../queries"
import { conversionStatus, primaryAct, refusal } from "../rules/actions"
import { Quote } from "../types"
import { Banners } from "./banners"
import { QuoteDialogs } from "./dialogs"
import { LinkDialog } from "./link-dialog"
import { useDetailAddress } from "./use-detail-address"
import { useQuoteActions } from "./use-quote-actions"
import { VersionChoice } from "./version-choice"
import { VersionBadge } from "./versions-section"

/** Number, version, badge and total; the one act the state asks for, the rest in a menu. Ctrl+Enter sends a draft. */
export const HeaderSection = ({ quote }: { quote: Quote }) => {
  const { t } = useTranslation("crm")
  const { groups, run, busy, link, setLink } = useQuoteActions(quote)
  const { dialog, compared, version } = useDetailAddress()
  const { data: versions } = useQuery(versionsQuery(quote.id))
  const earlier = version === quote.version ? undefined : versions?.find((one) => one.version === version)
  const { pathname } = useLocation()
  const primary = primaryAct(quote)
  const mayRelease = useMayRelease()
  const mayNot = primary === "release" && !mayRelease ? "releaseAccess" : null
  const refused = primary && primary !== "order" ? (refusal(primary, quote) ?? mayNot) : null
  useShortcut("Enter", () => run.send(), {
    ctrl: true,
    enabled: !dialog && !compared && refusal("send", quote) === null && !pathname.endsWith("/edit"),
  })
  return (
    <Container className="divide-y p-0">
      <div className="flex flex-col gap-4 px-6 py-4 md:flex-row md:items-start md:justify-between">
        <div className="flex min-w-0 flex-col gap-y-1">
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <Heading className="tabular-nums">{quote.number}</Heading>
            <VersionChoice quote={quote} />
            {earlier ? (
              <VersionBadge version={earlier} />
            ) : (
              <>
                <DocumentStatus kind="quote" status={quote.hold ? "hold" : quote.status} />
                <Marks quote={quote} />
              </>
            )}
          </div>
          {quote.title ? <Text className="text-ui-fg-base break-words">{quote.title}</Text> : null}
          <StatusLine quote={quote} />
        </div>
        <div className="flex shrink-0 items-center justify-between gap-x-4 md:justify-end">
          <div className="md:text-end">
            <Text size="xsmall" className="text-ui-fg-subtle">
              {t("common.total")}
            </Text>
            <Heading>
              <Money amount={(earlier ?? quote).total} currency={(earlier ?? quote).currency_code} />
            </Heading>
          </div>
          <div className="flex items-center gap-x-2">
            {primary === "order" ? (
              <Button size="small" asChild>
                <Link to={`/orders/${quote.order_id}`}>{t("quote.actions.order")}</Link>
              </Button>
            ) : primary ? (
              <PrimaryButton
                label={t(`quote.actions.${primary}`)}
                refused={refused}
                busy={busy}
                onClick={run[primary]}
              />
            ) : null}
            <ActionMenu groups={groups} variant="primary" />
          </div>
        </div>
      </div>
      <Banners quote={quote} />
      <QuoteDialogs quote={quote} onSent={setLink} />
      <LinkDialog quote={quote} url={link} onClose={() => setLink(null)} />
    </Container>
  )
}

/** What stands beside the status: where it came from, what waits for an approval, how much is ordered. */
const Marks = ({ quote }: { quote: Quote }) => {
  const { t } = useTranslation("crm")
  const part = conversionStatus(quote)
  return (
    <>
      {quote.status === "draft" && quote.approval_status && quote.approval_status !== "none" ? (
        <DocumentStatus kind="approval" status={quote.approval_status} />
      ) : null}
      {quote.status === "accepted" ? <DocumentStatus kind="conversion" status={part} /> : null}
      {quote.source === "cart" ? <Badge size="2xsmall">{t("quote.request.badge")}</Badge> : null}
    </>
  )
}

type PrimaryButtonProps = { label: string; refused: string | null; busy: boolean; onClick: () => void }

const PrimaryButton = ({ label, refused, busy, onClick }: PrimaryButtonProps) => {
  const { t } = useTranslation("crm")
  const button = (
    <Button size="small" className="whitespace-nowrap" disabled={refused !== null} isLoading={busy} onClick={onClick}>
      {label}
    </Button>
  )
  return refused ? (
    <Tooltip content={t(`quote.refused.${refused}`)}>
      <span tabIndex={0}>{button}</span>
    </Tooltip>
  ) : (
    button
  )
}

/** What happened last, in one line: "Sent 3 days ago · valid until 23 Dec 2026". */
const StatusLine = ({ quote }: { quote: Quote }) => {
  const { t } = useTranslation("crm")
  const decided =
    quote.status === "accepted"
      ? quote.accepted_at
      : quote.status === "declined"
        ? quote.declined_at
        : quote.status === "canceled"
          ? quote.canceled_at
          : quote.status === "draft"
            ? quote.updated_at
            : quote.sent_at
  return (
    <Text size="small" className="text-ui-fg-subtle">
      {t(`quote.since.${quote.status}`)} <Moment value={decided} />
      {quote.status === "accepted" && quote.accepted_name
        ? ` · ${t("quote.acceptedBy", { name: quote.accepted_name })}`
        : null}
      {(quote.status === "sent" || quote.status === "expired") && quote.valid_until ? (
        <>
          {" · "}
          {t("quote.fields.validUntil")} <Day value={quote.valid_until} />
        </>
      ) : null}
      {quote.opened_count ? (
        <>
          {" · "}
          {plural(t, "quote.opened", quote.opened_count)} <Moment value={quote.last_opened_at} />
        </>
      ) : null}
    </Text>
  )
}
