import { MedusaRequest } from "@medusajs/framework/http"
import { MedusaError, Modules } from "@medusajs/framework/utils"

/**
 * Refuses a rule that nobody could decide.
 *
 * @param user_id - the approver; none is anyone with the right to approve
 * @throws NOT_FOUND
 */
export async function assertUser(req: MedusaRequest, user_id: string | null | undefined): Promise<void> {
  const users = user_id ? await req.scope.resolve(Modules.USER).listUsers({ id: [user_id] }, { select: ["id"] }) : null
  if (users?.length === 0) {
    throw new MedusaError(
      MedusaError.Types.NOT_FOUND,
      `User ${user_id} was not found; an approver is a dashboard user.`
    )
  }
}
