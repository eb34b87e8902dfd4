import { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"

import { ACCESS_MODULE } from "../../modules/access"
import type { AccessModuleService } from "../../modules/access/service"
import { dayOf } from "../../shared/days"
import { serverLocale, translator } from "../../shared/i18n"
import { followUps } from "./follow-up-module"
import { sentenceOf } from "./sentence"

/** Tells in the dashboard's bell that somebody got something to do. */
export async function tellAssigned(container: MedusaContainer, id: string): Promise<void> {
  const row = await followUps(container).followUp(id)
  const settings = await container.resolve<AccessModuleService>(ACCESS_MODULE).getSettings()
  const locale = serverLocale(settings.locale)
  const t = translator(locale)
  await ringBell(container, {
    title: t("follow_up.feed.assigned"),
    description: sentenceOf(row, locale, dayOf(new Date(), settings.timezone)),
    receiver_id: row.assignee_id,
    resource_id: id,
    key: `follow_up_assigned:${id}:${row.assignee_id}:${new Date(row.updated_at).getTime()}`,
  })
}

export type Ring = {
  title: string
  description: string
  receiver_id: string | null
  resource_id: string
  /** What makes it one and the same notice. */
  key: string
}

/** The dashboard's bell shows what goes through the channel `feed`, where the store has a provider for it. */
export async function ringBell(
  container: MedusaContainer,
  { title, description, receiver_id, resource_id, key }: Ring
): Promise<void> {
  try {
    await container.resolve(Modules.NOTIFICATION).createNotifications({
      to: "",
      channel: "feed",
      template: "admin-ui",
      data: { title, description },
      receiver_id,
      resource_type: "crm_follow_up",
      resource_id,
      idempotency_key: `crm:feed:${key}`,
    })
  } catch (error) {
    container
      .resolve(ContainerRegistrationKeys.LOGGER)
      .debug(`The dashboard's bell did not ring: ${(error as Error).message}`)
  }
}
