import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { settingsOf } from "../../../../../shared/settings-of"
import { ownerNames } from "../../owner-names"
import { reportingOf, reportInput } from "../../report-input"
import { AdminCapacityPeopleParams } from "../validators"

/** What each person has in hand, against what they close in a week. */
export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const input = await reportInput(req, req.validatedQuery as AdminCapacityPeopleParams)
  const { timezone } = await settingsOf(req)
  const people = await reportingOf(req).capacityPeople(input, timezone)
  const names = await ownerNames(
    req,
    people.map(({ user_id }) => user_id)
  )
  res.json({
    as_of: input.as_of,
    currency_code: input.currency_code,
    people: people.map((person) => ({ ...person, name: person.user_id ? (names.get(person.user_id) ?? null) : null })),
    count: people.length,
  })
}
