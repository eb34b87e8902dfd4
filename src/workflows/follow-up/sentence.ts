import { FollowUpRow } from "../../modules/follow-up/types"
import { Day, daysBetween } from "../../shared/days"
import { ServerLocale, TextKey, translator } from "../../shared/i18n"
import { en } from "../../shared/i18n/en"
import { formatDay } from "../../shared/i18n/format"

type Told = Pick<FollowUpRow, "title" | "rule_key" | "facts" | "customer_name" | "reference_number">

/** What is to be done, in one sentence of a language: its title, else what its rule says of its facts. */
export function sentenceOf(row: Told, locale: ServerLocale, today: Day): string {
  const t = translator(locale)
  const customer = row.customer_name ?? ""
  const own = row.title ?? (typeof row.facts?.title === "string" ? row.facts.title : null)
  if (own) {
    return customer ? `${own} · ${customer}` : own
  }
  const key = `follow_up.rule.${row.rule_key}`
  if (!(key in en)) {
    return t("follow_up.rule.other", { customer })
  }
  const facts = row.facts ?? {}
  const days = facts.since_date ? daysBetween(facts.since_date, today) : (facts.days ?? 0)
  const date = facts.valid_until ?? facts.promised_date ?? facts.delivered_date ?? facts.due_date ?? facts.ends_date
  const say = t as (key: TextKey, params: Record<string, string | number>) => string
  return say(key as TextKey, {
    customer,
    number: row.reference_number ?? "",
    days,
    date: typeof date === "string" ? formatDay(date, locale) : "",
  })
}
