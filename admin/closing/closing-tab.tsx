import { Button, Container, Heading, Text } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { ReactNode, useMemo } from "react"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"

import { receivablesHref } from "../overview/hrefs"
import { Choice } from "../shared/choice"
import { ErrorState } from "../shared/error-state"
import { formatMonth } from "../shared/format"
import { useLocale } from "../shared/locale"
import { useMoney } from "../shared/money"
import { plural } from "../shared/plural"
import { TextSkeleton } from "../shared/skeletons"
import { useUrlState } from "../shared/use-url-state"
import { ClosingRow } from "./closing-row"
import { LockRow } from "./lock-row"
import { CompanyChoice } from "./company-choice"
import { closingQuery, CountedSum, NumberRange } from "./queries"
import { VerificationRow } from "./verification-row"

/** Months that may be chosen. */
const MONTHS = 24

/** Receivables › Close the month: what is left to do before a company's month is closed, and the button that closes it. */
export const ClosingTab = () => {
  const { t } = useTranslation("crm")
  const [{ month, company_id }, setUrl] = useUrlState(["month", "company_id"] as const)
  const { data: closing, error, refetch } = useQuery(closingQuery({ month, company_id }))
  const shown = month ?? closing?.month
  const months = useMonths(closing?.today, shown)
  return (
    <Container className="divide-y p-0">
      <div className="flex flex-wrap items-center justify-between gap-3 px-6 py-4">
        <div>
          <Heading level="h1">{t("closing.title")}</Heading>
          <Text size="small" className="text-ui-fg-subtle">
            {t("closing.description")}
          </Text>
        </div>
        <div className="flex flex-wrap items-center gap-2">
          <CompanyChoice
            size="small"
            value={company_id ?? "default"}
            onChange={(id) => setUrl({ company_id: id === "default" ? null : id })}
          >
            {(choice) => <div className="w-44">{choice}</div>}
          </CompanyChoice>
          <div className="w-44">
            <Choice
              size="small"
              label={t("closing.month")}
              value={shown ?? null}
              options={months}
              onChange={(next) => setUrl({ month: next })}
            />
          </div>
        </div>
      </div>
      {error ? (
        <ErrorState error={error} onRetry={() => refetch()} />
      ) : closing ? (
        <>
          <SumRow title={t("closing.uninvoiced")} sums={closing.uninvoiced} count="closing.orders" tab="orders" />
          <SumRow
            title={t("closing.drafts")}
            sums={closing.drafts}
            count="receivable.invoices.count"
            tab="invoices"
            filter={DRAFTS}
          >
            {closing.blocked_drafts.map(({ id, order_display_id, reasons }) => (
              <div key={id} className="text-ui-fg-error">
                <Link to={`/crm/receivables/invoices/${id}`} className="underline">
                  {order_display_id ? t("closing.draftOf", { order: order_display_id }) : t("receivable.invoice.draft")}
                </Link>
                {": "}
                {reasons.join(" ")}
              </div>
            ))}
          </SumRow>
          <SumRow
            title={t("closing.creditProposals")}
            sums={closing.credit_proposals}
            count="closing.orders"
            tab="proposals"
          />
          <SumRow
            title={t("closing.invoiceProposals")}
            sums={closing.invoice_proposals}
            count="closing.orders"
            tab="proposals"
          />
          <NumbersRow ranges={closing.numbers} />
          <VerificationRow verification={closing.verification} />
          <LockRow closing={closing} />
        </>
      ) : (
        <TextSkeleton lines={10} />
      )}
    </Container>
  )
}

/** The months up to this one, the newest first, by name; the one that is shown is among them. */
function useMonths(today: string | undefined, shown: string | undefined): { value: string; label: string }[] {
  const locale = useLocale()
  return useMemo(() => {
    const values = today ? Array.from({ length: MONTHS }, (_, back) => monthBefore(today, back)) : []
    const all = shown && !values.includes(shown) ? [...values, shown] : values
    return all.map((value) => ({ value, label: formatMonth(value, locale) }))
  }, [today, shown, locale])
}

/** `YYYY-MM` so many months before a day. */
function monthBefore(day: string, back: number): string {
  const [year, month] = day.split("-").map((part) => parseInt(part, 10))
  return new Date(Date.UTC(year, month - 1 - back, 1)).toISOString().slice(0, 7)
}

/** As the list of invoices writes its filters. */
const DRAFTS = { status: JSON.stringify(["draft"]) }

type SumRowProps = {
  title: string
  sums: CountedSum[]
  /** Key of "3 orders". */
  count: string
  /** Where the rows are, and what of them is shown there. */
  tab: string
  filter?: Record<string, string>
  /** What is said of some of them. */
  children?: ReactNode
}

const SumRow = ({ title, sums, count, tab, filter, children }: SumRowProps) => {
  const { t } = useTranslation("crm")
  const money = useMoney()
  const texts = sums.map((sum) => `${plural(t, count, sum.count)} · ${money(sum.amount, sum.currency_code)}`)
  return (
    <ClosingRow
      state={sums.length ? "todo" : "done"}
      title={title}
      action={
        sums.length ? (
          <Button size="small" variant="secondary" asChild>
            <Link
              to={`${receivablesHref(tab, sums[0].currency_code)}${filter ? `&${new URLSearchParams(filter).toString()}` : ""}`}
            >
              {t("closing.open")}
            </Link>
          </Button>
        ) : null
      }
    >
      {texts.length ? texts.map((text) => <div key={text}>{text}</div>) : t("closing.nothing")}
      {children}
    </ClosingRow>
  )
}

const NumbersRow = ({ ranges }: { ranges: NumberRange[] }) => {
  const { t } = useTranslation("crm")
  const missing = ranges.some((range) => range.missing)
  return (
    <ClosingRow state={missing ? "wrong" : "done"} title={t("closing.numbers")}>
      {ranges.length
        ? ranges.map((range) => <NumberText key={`${range.kind}-${range.series}-${range.year}`} range={range} />)
        : t("closing.noNumbers")}
    </ClosingRow>
  )
}

const NumberText = ({ range }: { range: NumberRange }) => {
  const { t } = useTranslation("crm")
  const locale = useLocale()
  const values = { first: range.first, last: range.last, number: range.missing.toLocaleString(locale) }
  const text = range.count === 1 ? t("closing.oneNumber", values) : t("closing.numberRange", values)
  return (
    <div className="tabular-nums">
      {plural(t, `closing.kinds.${range.kind}`, range.count)}: {text} ·{" "}
      {range.elsewhere ? `${plural(t, "closing.elsewhere", range.elsewhere)} · ` : null}
      {range.missing ? (
        <span className="text-ui-fg-error">{plural(t, "closing.gaps", range.missing)}</span>
      ) : (
        t("closing.noGap")
      )}
    </div>
  )
}
