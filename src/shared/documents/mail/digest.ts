import { ServerLocale, translator } from "../../i18n"
import { formatDay } from "../../i18n/format"
import type { Mail } from "../types"
import { Part, writeLetter } from "./letter"

/** What waits for one person on a day: sentences, the first ones of each kind, and how many there are. */
export type Digest = {
  locale: ServerLocale
  company: string
  day: string
  overdue: { count: number; lines: string[] }
  today: { count: number; lines: string[] }
  /** Their day in the dashboard. */
  link: string
}

/** The mail of the day. */
export function digestMail({ locale, company, day, overdue, today, link }: Digest): Mail {
  const t = translator(locale)
  const listed = (title: string, { count, lines }: Digest["today"]): Part[] =>
    count
      ? [
          { kind: "text", text: title },
          {
            kind: "list",
            lines: [
              ...lines,
              ...(count > lines.length ? [t("follow_up.digest.more", { count: count - lines.length })] : []),
            ],
          },
        ]
      : []
  return writeLetter({
    locale,
    subject: t("follow_up.digest.subject", { today: today.count, overdue: overdue.count }),
    company,
    parts: [
      { kind: "text", text: t("follow_up.digest.intro", { date: formatDay(day, locale) }) },
      ...listed(t("follow_up.digest.overdue"), overdue),
      ...listed(t("follow_up.digest.today"), today),
      { kind: "button", text: t("follow_up.digest.button"), href: link, hint: t("mail.link_hint") },
      { kind: "small", text: t("follow_up.digest.stop") },
    ],
    signature: [company],
  })
}
