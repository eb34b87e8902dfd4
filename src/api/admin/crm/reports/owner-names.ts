import { MedusaRequest } from "@medusajs/framework/http"
import { Modules } from "@medusajs/framework/utils"

/** Names of dashboard users by id, in one call; who has none is called by the e-mail address. */
export async function ownerNames(req: MedusaRequest, ids: (string | null)[]): Promise<Map<string, string>> {
  const known = ids.filter((id): id is string => id !== null)
  const users = known.length
    ? await req.scope
        .resolve(Modules.USER)
        .listUsers({ id: known }, { select: ["id", "email", "first_name", "last_name"], take: null as never })
    : []
  return new Map(
    users.map(({ id, email, first_name, last_name }) => [
      id,
      [first_name, last_name].filter(Boolean).join(" ") || email,
    ])
  )
}
