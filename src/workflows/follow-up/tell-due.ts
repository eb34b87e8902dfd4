import { MedusaContainer } from "@medusajs/framework/types"

import { ACCESS_MODULE } from "../../modules/access"
import type { AccessModuleService } from "../../modules/access/service"
import { ANNOUNCED_EVENTS } from "../../modules/follow-up/acts/announce"
import { FollowUpRow } from "../../modules/follow-up/types"
import { dayOf } from "../../shared/days"
import { CrmEvents } from "../../shared/events"
import { serverLocale, translator } from "../../shared/i18n"
import { announce } from "../shared/announce"
import { followUps, storeClock } from "./follow-up-module"
import { sentenceOf } from "./sentence"
import { ringBell } from "./tell-assigned"

const PAGE = 500

/** Emits `crm_quote.expired` and `crm_invoice.overdue`, each once for a document. May run on every server at once. */
export async function announcePassed(container: MedusaContainer, now = new Date()): Promise<void> {
  const clock = await storeClock(container, now)
  for (const event of ANNOUNCED_EVENTS) {
    await followUps(container).notePassed(event, clock)
    for (;;) {
      const ids = await followUps(container).takePassed(event, PAGE)
      await announce(
        container,
        event,
        ids.map((id) => ({ id }))
      )
      if (ids.length < PAGE) {
        break
      }
    }
  }
}

/**
 * Emits `crm_follow_up.due` for what became due, each once until it is put off, and rings the bell once for each person. May run on every
 * server at once.
 */
export async function tellDue(container: MedusaContainer, now = new Date()): Promise<void> {
  const clock = await storeClock(container, now)
  const waiting = new Map<string, Waiting>()
  for (;;) {
    const ids = await followUps(container).takeDue(clock, PAGE)
    await announce(
      container,
      CrmEvents.FOLLOW_UP_DUE,
      ids.map((id) => ({ id }))
    )
    for (const row of await followUps(container).followUps(ids)) {
      if (row.assignee_id) {
        const { first = row, count = 0 } = waiting.get(row.assignee_id) ?? {}
        waiting.set(row.assignee_id, { first, count: count + 1 })
      }
    }
    if (ids.length < PAGE) {
      break
    }
  }
  await ringForEach(container, waiting)
}

/** What became due for one person: the first of it, and how many there are. */
type Waiting = { first: FollowUpRow; count: number }

async function ringForEach(container: MedusaContainer, waiting: Map<string, Waiting>): Promise<void> {
  const settings = await container.resolve<AccessModuleService>(ACCESS_MODULE).getSettings()
  const locale = serverLocale(settings.locale)
  const t = translator(locale)
  const today = dayOf(new Date(), settings.timezone)
  for (const [assignee_id, { first, count }] of waiting) {
    const sentence = sentenceOf(first, locale, today)
    await ringBell(container, {
      title: count > 1 ? t("follow_up.feed.due_many", { count }) : t("follow_up.feed.due"),
      description: count > 1 ? t("follow_up.feed.due_more", { first: sentence, count: count - 1 }) : sentence,
      receiver_id: assignee_id,
      resource_id: first.id,
      key: `follow_up_due:${first.id}:${new Date(first.due_at).getTime()}`,
    })
  }
}
