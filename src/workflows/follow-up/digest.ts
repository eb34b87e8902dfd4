import { TZDate } from "@date-fns/tz"
import { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { getISODay } from "date-fns"

import { Clock, FollowUpRow } from "../../modules/follow-up/types"
import { digestMail } from "../../shared/documents"
import { ServerLocale, serverLocale, translator } from "../../shared/i18n"
import { formatMoney } from "../../shared/i18n/format"
import { outbox, sendMessage } from "../outbox/send-message"
import { publicUrlOf } from "../quote/mail/public-url"
import { readSeller } from "../receivable/host/seller"
import { followUps, rankCurrency, storeHours, userClock } from "./follow-up-module"
import { sentenceOf } from "./sentence"

const KIND = "follow_up_digest"
const SHOWN = 15
/** A mail that could not be sent in the morning is none of the morning any more. */
const WITHIN_HOURS = 3

/**
 * Mails their day to the users who want it, once each and day: from the hour that they chose by their own clock, on days on which the store works, where
 * something waits for them. May run on every server at once.
 */
export async function sendDigests(container: MedusaContainer, now = new Date()): Promise<void> {
  const wishes = await followUps(container).listCrmFollowUpPreferences({ daily_digest: true }, { take: null as never })
  if (!wishes.length) {
    return
  }
  const users = await container
    .resolve(Modules.USER)
    .listUsers({ id: wishes.map(({ user_id }) => user_id) }, { select: ["id", "email"], take: null as never })
  const { weekdays } = await storeHours(container)
  const { settings, seller } = await readSeller(container)
  for (const { user_id, digest_hour, locale } of wishes) {
    const user = users.find(({ id }) => id === user_id)
    const clock = await userClock(container, user_id, now)
    const local = new TZDate(now.getTime(), clock.timezone)
    const isTime = local.getHours() >= digest_hour && local.getHours() < digest_hour + WITHIN_HOURS
    if (user && isTime && weekdays.includes(getISODay(local))) {
      await sendDigest(container, user, clock, {
        locale: serverLocale(locale ?? settings.locale),
        company: String(seller.company_name ?? ""),
      })
    }
  }
}

async function sendDigest(
  container: MedusaContainer,
  user: { id: string; email: string },
  clock: Clock,
  { locale, company }: { locale: ServerLocale; company: string }
): Promise<void> {
  const dedupe_key = `${KIND}:${user.id}:${clock.today}`
  const [known] = await outbox(container).listCrmOutboxMessages({ dedupe_key }, { take: 1 })
  const mine = { filters: { assignee_id: user.id }, scope: { all: true as const } }
  const counts = await followUps(container).countFollowUps(mine, clock)
  if (known?.state === "sent" || !(counts.overdue + counts.today)) {
    return
  }
  await sendMessage(
    container,
    { kind: KIND, class: "service", to: user.email, locale, reference: "user", reference_id: user.id, dedupe_key },
    async () => {
      const mail = digestMail({
        locale,
        company,
        day: clock.today,
        overdue: { count: counts.overdue, lines: await lines(container, user.id, "overdue", clock, locale) },
        today: { count: counts.today, lines: await lines(container, user.id, "today", clock, locale) },
        link: dayLink(container),
      })
      return { mail }
    }
  )
}

async function lines(
  container: MedusaContainer,
  assignee_id: string,
  view: "overdue" | "today",
  clock: Clock,
  locale: ServerLocale
): Promise<string[]> {
  const { ids } = await followUps(container).searchFollowUps(
    { filters: { assignee_id, view }, limit: SHOWN, offset: 0, scope: { all: true } },
    clock,
    await rankCurrency(container)
  )
  const rows = await followUps(container).followUps(ids)
  return rows.map((row) => lineOf(row, clock, locale))
}

function lineOf(row: FollowUpRow, { today }: Clock, locale: ServerLocale): string {
  const what = sentenceOf(row, locale, today)
  return row.amount && row.currency_code
    ? translator(locale)("follow_up.digest.line", { what, amount: formatMoney(row.amount, row.currency_code, locale) })
    : what
}

/** My day in the dashboard. */
function dayLink(container: MedusaContainer): string {
  const { admin } = container.resolve(ContainerRegistrationKeys.CONFIG_MODULE)
  return `${publicUrlOf(container).replace(/\/+$/, "")}${admin?.path ?? "/app"}/crm/my-day`
}
