import type { HistoryEntry } from "../../shared/history-section"
import { formatDay, formatMoney, formatNumber } from "../../shared/format"

type Words = {
  /** A text by its key. */
  t: (key: string, values?: Record<string, string>) => string
  locale: string
  /** Whether an invoice tells it; its money and notes name it instead of themselves. */
  ofInvoice: boolean
}

type Fact = Record<string, unknown>

const KEY = "receivable.history.facts"

/** How each fact that an act keeps is said; what is not named here is seen elsewhere on the page. */
const FACTS: Record<string, (fact: Fact, words: Words) => string> = {
  allocation: (fact, words) => {
    const taken = fact.taken as Fact | undefined
    const amount = moneyOf(fact, words)
    const said = words.ofInvoice
      ? words.t(`${KEY}.allocation.${text(fact.source)}`, { amount, number: text(fact.number) })
      : words.t(`${KEY}.allocation.invoice`, { amount, number: text(fact.invoice) })
    return taken
      ? `${said} · ${words.t(`${KEY}.exchange`, { amount: moneyOf(taken, words), rate: formatNumber(text(fact.rate), words.locale, 10), day: dayOf(fact.rate_date, words) })}`
      : said
  },
  credit: (fact, words) => joined(text(words.ofInvoice ? fact.number : fact.invoice), moneyOf(fact, words)),
  refund: (fact, words) => moneyOf(fact, words),
  write_off: (fact, words) =>
    joined(
      moneyOf(fact, words),
      fact.reason_code ? words.t(`receivable.writeOff.reasons.${text(fact.reason_code)}`) : ""
    ),
  interest: (fact, words) => moneyOf(fact, words),
  early_discount: (fact, words) =>
    words.t(`${KEY}.lateDiscount`, { amount: moneyOf(fact, words), day: dayOf(fact.until, words) }),
  promise: (fact, words) =>
    joined(
      words.t(`${KEY}.promise`, { amount: moneyOf(fact, words), day: dayOf(fact.promised_date, words) }),
      text(fact.told_by)
    ),
  dispute: (fact, words) =>
    joined(
      moneyOf(fact, words),
      fact.reason ? words.t(`collection.dispute.reasons.${text(fact.reason)}`) : "",
      fact.resolution ? words.t(`collection.dispute.resolutions.${text(fact.resolution)}`) : ""
    ),
  fiscal_document: (fact, words) =>
    [
      words.t(`tax.documents.kinds.${text(fact.kind)}`),
      text(fact.number),
      fact.series ? words.t("tax.documents.seriesOf", { series: text(fact.series) }) : "",
    ]
      .filter(Boolean)
      .join(" "),
  file: (fact, words) => joined(text(fact.filename), words.t(`${KEY}.line`, { number: text(fact.line) })),
  export: (fact, words) => words.t(`${KEY}.export.${text(fact)}`),
}

/** What an act was about, a line each: kinds and amounts as they are kept become the reader's words here. */
export function factTexts(changes: HistoryEntry["changes"], words: Words): string[] {
  return Object.entries(changes ?? {}).flatMap(([field, change]) => {
    const fact = Array.isArray(change) ? (change[1] ?? change[0]) : null
    const said = fact ? FACTS[field]?.(fact as Fact, words) : undefined
    return said ? [said] : []
  })
}

const text = (value: unknown): string => (value === null || value === undefined ? "" : String(value))
const joined = (...parts: string[]): string => parts.filter(Boolean).join(" · ")

function moneyOf({ amount, currency_code }: Fact, { locale }: Words): string {
  return currency_code ? formatMoney(text(amount), text(currency_code), locale) : ""
}

function dayOf(day: unknown, { locale }: Words): string {
  return day ? formatDay(text(day), locale) : ""
}
