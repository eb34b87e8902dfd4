import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { Preferences } from "../../../../../modules/follow-up/service"
import { followUps } from "../../../../../workflows/follow-up/follow-up-module"
import { actorOf, languageOf } from "../../../../shared"
import { AdminSetCrmFollowUpPreferences } from "../validators"

const answer = ({ locale: _locale, ...preferences }: Preferences) => preferences

/** What the caller wants of follow-ups: the mail of the day, and their zone. */
export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  res.json({ preferences: answer(await followUps(req.scope).preferencesOf(actorOf(req).actor_id)) })
}

/** Their mail comes in the language in which they asked for it. */
export const POST = async (req: MedusaRequest<AdminSetCrmFollowUpPreferences>, res: MedusaResponse): Promise<void> => {
  const saved = await followUps(req.scope).savePreferences(actorOf(req).actor_id, {
    ...req.validatedBody,
    locale: languageOf(req),
  })
  res.json({ preferences: answer(saved) })
}
