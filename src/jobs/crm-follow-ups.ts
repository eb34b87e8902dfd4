import { MedusaContainer } from "@medusajs/framework/types"

import { sweepFollowUps } from "../workflows/follow-up/run-rules"
import { announcePassed } from "../workflows/follow-up/tell-due"

/** Opens and closes what rules find, also what an event missed, and tells whose day passed. May run on every server at once. */
export default async function crmFollowUps(container: MedusaContainer): Promise<void> {
  await announcePassed(container)
  await sweepFollowUps(container)
}

export const config = { name: "crm-follow-ups", schedule: "9-59/15 * * * *" }
