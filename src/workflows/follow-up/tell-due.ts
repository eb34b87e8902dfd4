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
  for (;;) {
    const ids = await followUps(container).takeDue(clock, PAGE)
    await announce(
      container,
      CrmEvents.FOLLOW_UP_DUE,
      ids.map((id) => ({ id }))
    )
    await ringForEach(container, await followUps(container).followUps(ids))
    if (ids.length < PAGE) {
      return
    }
  }
}

async function ringForEach(container: MedusaContainer, rows: FollowUpRow[]): Promise<void> {
  const settings = await container.resolve<AccessModuleService>(ACCESS_MODULE).getSettings()
  const locale = serverLocale(settings.locale)
  const t = translator(locale)
  const today = dayOf(new Date(), settings.timezone)
  for (const assignee_id of new Set(rows.flatMap((row) => row.assignee_id ?? []))) {
    const [first, ...more] = rows.filter((row) => row.assignee_id === assignee_id)
    const sentence = sentenceOf(first, locale, today)
    await ringBell(container, {
      title: more.length ? t("follow_up.feed.due_many", { count: more.length + 1 }) : t("follow_up.feed.due"),
      description: more.length ? t("follow_up.feed.due_more", { first: sentence, count: more.length }) : sentence,
      receiver_id: assignee_id,
      resource_id: first.id,
      key: `follow_up_due:${first.id}:${new Date(first.due_at).getTime()}`,
    })
  }
}
