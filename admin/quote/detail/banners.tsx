import { Alert, Button, Text } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"

import { HoldBar } from "../../credit/hold-bar"
import { addDay, formatDay, localToday } from "../../shared/format"
import { useLocale } from "../../shared/locale"
import { useMoney } from "../../shared/money"
import { plural } from "../../shared/plural"
import { settingsQuery } from "../../settings/queries"
import { refusal } from "../rules/actions"
import { Quote } from "../types"
import { useQuoteAct } from "../use-quote-act"
import { failedMails } from "../rules/failed-mails"
import { toMessages } from "./item-marks"
import { mailsQuery } from "./queries"
import { StaleBanner } from "./stale-banner"
import { useDetailAddress } from "./use-detail-address"

type BarProps = {
  variant: "error" | "warning" | "info" | "success"
  children: ReactNode
  action?: ReactNode
  id?: string
}

const Bar = ({ variant, children, action, id }: BarProps) => (
  <Alert variant={variant} className="rounded-none px-6" data-testid={id}>
    <div className="flex flex-col items-start gap-y-2">
      <div className="min-w-0 break-words">{children}</div>
      {action}
    </div>
  </Alert>
)

/** What a person should know before anything else: a failed mail, a hold, an approval, a question, a changed world. */
export const Banners = ({ quote }: { quote: Quote }) => {
  const { t } = useTranslation("crm")
  const { open } = useDetailAddress()
  const waiting = quote.unanswered_messages ?? 0
  const onOffer = quote.status === "sent" || quote.status === "expired"
  return (
    <>
      {quote.delivery?.status === "failed" && onOffer ? (
        <Bar
          variant="error"
          id="delivery-failed"
          action={
            refusal("resend", quote) === null ? (
              <Button size="small" variant="secondary" onClick={() => open("resend")}>
                {t("quote.actions.resend")}
              </Button>
            ) : null
          }
        >
          {t("quote.mail.failed", { recipient: quote.delivery.recipient, error: quote.delivery.error ?? "" })}
        </Bar>
      ) : null}
      {quote.delivery?.status === "pending" && onOffer ? (
        <Bar variant="info" id="delivery-pending">
          {t("quote.mail.pending", { recipient: quote.delivery.recipient })}
        </Bar>
      ) : null}
      <FailedMails quote={quote} />
      <HoldBar quote={quote} />
      {waiting ? (
        <Bar
          variant="warning"
          action={
            <Button size="small" variant="secondary" onClick={toMessages}>
              {t("quote.messages.answer")}
            </Button>
          }
        >
          {plural(t, "quote.messages.waits", waiting)}
        </Bar>
      ) : null}
      {quote.source === "cart" && quote.status === "draft" ? <RequestBar quote={quote} /> : null}
      {quote.status === "draft" && quote.approval_status === "rejected" ? (
        <Bar variant="error">{t("quote.approval.rejected", { note: quote.approval?.decision_note ?? "–" })}</Bar>
      ) : null}
      {quote.status === "draft" && quote.similar?.length ? <SimilarBar quote={quote} /> : null}
      {quote.status === "expired" ? <ExpiredBar quote={quote} /> : null}
      <StaleBanner quote={quote} />
    </>
  )
}

/** Other mails to the buyer that did not go: an answer, a reminder, a confirmation. The offer's own has a bar with a way out. */
const FailedMails = ({ quote }: { quote: Quote }) => {
  const { t } = useTranslation("crm")
  const { data: mails } = useQuery({ ...mailsQuery(quote.id), enabled: quote.status !== "draft" || quote.version > 1 })
  const failed = failedMails(mails ?? [])
  return failed.length ? (
    <Bar variant="error" id="mails-failed">
      {failed.map((mail) => (
        <Text as="span" size="small" className="block break-words" key={mail.id}>
          {t("quote.mail.otherFailed", {
            recipient: mail.to,
            error: mail.error ?? "",
            kind: t(`quote.mails.kinds.${mail.kind}`),
          })}
        </Text>
      ))}
    </Bar>
  ) : null
}

const RequestBar = ({ quote }: { quote: Quote }) => {
  const { t } = useTranslation("crm")
  return (
    <Bar variant="info">
      {t("quote.request.fromCart")}
      {quote.request_note ? (
        <Text as="span" size="small" className="block whitespace-pre-line">
          “{quote.request_note}”
        </Text>
      ) : null}
    </Bar>
  )
}

const SimilarBar = ({ quote }: { quote: Quote }) => {
  const { t } = useTranslation("crm")
  const money = useMoney()
  return (
    <Bar variant="warning" id="similar">
      {t("quote.similar.title")}{" "}
      {(quote.similar ?? []).map((other, index) => (
        <span key={other.id}>
          {index ? ", " : ""}
          <Link className="text-ui-fg-interactive-hover underline" to={`/crm/quotes/${other.id}`}>
            {other.number}
          </Link>{" "}
          ({t(`status.quote.${other.status}`)}, {money(other.total, other.currency_code)})
        </span>
      ))}
    </Bar>
  )
}

/** Extending by the usual validity is one click; another day is the dialog's. */
const ExpiredBar = ({ quote }: { quote: Quote }) => {
  const { t } = useTranslation("crm")
  const locale = useLocale()
  const { data: settings } = useQuery(settingsQuery())
  const { open } = useDetailAddress()
  const extend = useQuoteAct(quote, "/extend", { done: "quote.extend.done" })
  const day = addDay(localToday(), settings?.quote_validity_days ?? 30)
  return (
    <Bar
      variant="warning"
      id="expired"
      action={
        <div className="flex flex-wrap gap-2">
          <Button
            size="small"
            variant="secondary"
            isLoading={extend.isPending}
            onClick={() => extend.mutate({ valid_until: day })}
          >
            {t("quote.extend.to", { day: formatDay(day, locale) })}
          </Button>
          <Button size="small" variant="transparent" onClick={() => open("extend")}>
            {t("quote.extend.other")}
          </Button>
        </div>
      }
    >
      {t("quote.extend.expired", { day: quote.valid_until ? formatDay(quote.valid_until, locale) : "–" })}
    </Bar>
  )
}
