import { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"

import { Actor } from "../../../shared/actor"

/** How a dashboard user is called; null for a program. */
export async function userName(container: MedusaContainer, { actor_id, actor_type }: Actor): Promise<string | null> {
  const [user] =
    actor_type === "user"
      ? await container
          .resolve(Modules.USER)
          .listUsers({ id: [actor_id] }, { select: ["first_name", "last_name", "email"], take: 1 })
      : []
  return user ? [user.first_name, user.last_name].filter(Boolean).join(" ") || user.email : null
}
