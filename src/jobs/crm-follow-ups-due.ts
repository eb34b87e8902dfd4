import { MedusaContainer } from "@medusajs/framework/types"

import { sendDigests } from "../workflows/follow-up/digest"
import { tellDue } from "../workflows/follow-up/tell-due"

/** Tells what became due, and mails the day to who wants it, by each one's clock. May run on every server at once. */
export default async function crmFollowUpsDue(container: MedusaContainer): Promise<void> {
  await tellDue(container)
  await sendDigests(container)
}

export const config = { name: "crm-follow-ups-due", schedule: "*/5 * * * *" }
