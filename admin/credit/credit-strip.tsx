import { Text, Tooltip, clx } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"

import { accountHref } from "../receivable/collection/queries"
import { ErrorState } from "../shared/error-state"
import { formatNumber } from "../shared/format"
import { useLocale } from "../shared/locale"
import { Money, useMoney } from "../shared/money"
import { plural } from "../shared/plural"
import { TextSkeleton } from "../shared/skeletons"
import { CreditBar } from "./credit-bar"
import { CreditEffects } from "./credit-effects"
import { Credit, CreditQuestion, creditQuery } from "./queries"
import { StripStatus } from "./rules/effects"

type CreditStripProps = CreditQuestion & {
  /** How the quote that it stands beside stands. */
  status?: StripStatus
  /** Lays the figures side by side. */
  wide?: boolean
  /** Whether the debtor's account is elsewhere, and linked. */
  linked?: boolean
}

/** What a customer owes and may owe, beside what is sold to them where there is a quote, and what the store's policy makes of it. */
export const CreditStrip = ({ status, wide, linked = true, ...question }: CreditStripProps) => {
  const { t } = useTranslation("crm")
  const ofQuote = question.quote_id !== undefined || question.amount !== undefined
  const {
    data: credit,
    error,
    refetch,
  } = useQuery({
    ...creditQuery(question),
    // One on hold goes on by itself when a receipt comes.
    refetchInterval: status === "held" ? 10_000 : false,
  })
  if (error && !credit) {
    return <ErrorState compact error={error} onRetry={() => refetch()} />
  }
  if (!credit) {
    return <TextSkeleton lines={2} />
  }
  return (
    <div className="flex flex-col gap-y-3 px-6 py-4" data-testid="credit-strip" aria-live="polite">
      <div className="flex items-center justify-between gap-x-4">
        <Text size="small" leading="compact" weight="plus">
          {t("creditPolicy.strip.title")}
        </Text>
        {linked ? (
          <Link
            to={accountHref(credit.customer_id, credit.currency_code)}
            className="text-ui-fg-interactive-hover txt-compact-small whitespace-nowrap"
          >
            {t("collection.account.link")}
          </Link>
        ) : null}
      </div>
      {credit.limit === null ? null : <CreditBar credit={credit} />}
      <Figures credit={credit} wide={wide} ofQuote={ofQuote} />
      <Beside credit={credit} ofQuote={ofQuote} />
      <CreditEffects credit={credit} status={status} />
    </div>
  )
}

type OfQuote = { credit: Credit; ofQuote: boolean }

const Figures = ({ credit, wide, ofQuote }: OfQuote & { wide?: boolean }) => {
  const { t } = useTranslation("crm")
  const money = useMoney()
  const { currency_code: code } = credit
  const left = ofQuote ? credit.headroom_after : credit.headroom
  const parts = t("creditPolicy.strip.parts", {
    outstanding: money(credit.outstanding, code),
    orders: money(credit.uninvoiced_orders, code),
    committed: money(credit.committed, code),
    unallocated: money(credit.unallocated, code),
  })
  return (
    <dl className={clx("grid grid-cols-2 gap-3", wide && "md:grid-cols-4")}>
      <Figure label={t("creditPolicy.strip.limit")}>
        {credit.limit === null ? t("collection.account.noLimit") : <Money amount={credit.limit} currency={code} />}
      </Figure>
      <Figure label={t("creditPolicy.strip.open")} definition={parts}>
        <Money amount={credit.exposure} currency={code} />
      </Figure>
      {ofQuote ? (
        <Figure label={t("creditPolicy.strip.quote")}>
          <Money amount={credit.this_quote} currency={code} />
        </Figure>
      ) : null}
      <Figure label={t(ofQuote ? "creditPolicy.strip.after" : "creditPolicy.strip.left")}>
        {left === null ? (
          "–"
        ) : (
          <Money amount={left} currency={code} className={left < 0 ? "text-ui-fg-error" : undefined} />
        )}
      </Figure>
    </dl>
  )
}

type FigureProps = { label: string; definition?: string; children: ReactNode }

const Figure = ({ label, definition, children }: FigureProps) => {
  const name = (
    <Text size="xsmall" leading="compact" className="text-ui-fg-subtle w-fit">
      {label}
    </Text>
  )
  return (
    <div className="flex min-w-0 flex-col gap-y-1">
      <dt>
        {definition ? (
          <Tooltip content={definition}>
            <span tabIndex={0} className="block w-fit underline decoration-dotted underline-offset-2">
              {name}
            </span>
          </Tooltip>
        ) : (
          name
        )}
      </dt>
      <dd className="txt-compact-small-plus text-ui-fg-base">{children}</dd>
    </div>
  )
}

/** What is late, how they pay, and what else is on offer to them: shown, not counted against the limit. */
const Beside = ({ credit, ofQuote }: OfQuote) => {
  const { t } = useTranslation("crm")
  const locale = useLocale()
  const money = useMoney()
  const { currency_code: code, payment_delay_days: delay } = credit
  const days = delay === null ? 0 : Math.round(Math.abs(delay))
  const pays = `creditPolicy.strip.${credit.payment_delay_source === "customer" ? "pays" : "storePays"}`
  const said = [
    delay === null
      ? null
      : days === 0
        ? t(`${pays}.onTime`)
        : plural(t, `${pays}.${delay > 0 ? "late" : "early"}`, days, { days: formatNumber(days, locale) }),
    credit.other_quotes_count
      ? plural(t, `creditPolicy.strip.${ofQuote ? "others" : "offers"}`, credit.other_quotes_count, {
          amount: money(credit.other_quotes_weighted, code),
        })
      : null,
  ].filter(Boolean)
  return (
    <div>
      {credit.overdue > 0 ? (
        <Text size="small" className="text-ui-fg-error">
          {plural(t, "creditPolicy.strip.overdue", credit.oldest_overdue_days ?? 0, {
            amount: money(credit.overdue, code),
          })}
        </Text>
      ) : null}
      {said.length ? (
        <Text size="small" className="text-ui-fg-subtle">
          {said.join(" · ")}
        </Text>
      ) : null}
    </div>
  )
}
