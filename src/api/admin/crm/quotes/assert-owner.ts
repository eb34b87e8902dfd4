import { MedusaRequest } from "@medusajs/framework/http"
import { MedusaError, Modules } from "@medusajs/framework/utils"

/**
 * Refuses to give a quote to someone who is not there.
 *
 * @param user_id - the owner to be; none leaves it to nobody
 * @throws NOT_FOUND
 */
export async function assertOwner(req: MedusaRequest, user_id: string | null | undefined): Promise<void> {
  const users = user_id ? await req.scope.resolve(Modules.USER).listUsers({ id: [user_id] }, { select: ["id"] }) : null
  if (users?.length === 0) {
    throw new MedusaError(MedusaError.Types.NOT_FOUND, `User ${user_id} was not found; an owner is a dashboard user.`)
  }
}
