import { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"

/** Adds name and address of each member's user; null when the user was deleted in the host. */
export async function withUsers<Member extends { user_id: string }>(container: MedusaContainer, members: Member[]) {
  const users = members.length
    ? await container
        .resolve(Modules.USER)
        .listUsers(
          { id: members.map(({ user_id }) => user_id) },
          { select: ["id", "email", "first_name", "last_name"] }
        )
    : []
  const byId = new Map(users.map(({ id, email, first_name, last_name }) => [id, { id, email, first_name, last_name }]))
  return members.map((member) => ({ ...member, user: byId.get(member.user_id) ?? null }))
}
