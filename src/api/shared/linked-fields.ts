import { MedusaNextFunction, MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { MedusaError } from "@medusajs/framework/utils"

import { loadAccess } from "./access-guard"

const namesOurs = ({ query }: MedusaRequest): boolean =>
  /crm_/i.test(JSON.stringify([query.fields, query.order, query.expand]))

/**
 * Keeps our documents out of the host's store answers, where `fields=+crm_quotes.*` would follow our links.
 *
 * @throws INVALID_DATA
 */
export async function hideLinkedFields(
  req: MedusaRequest,
  _res: MedusaResponse,
  next: MedusaNextFunction
): Promise<void> {
  if (!isOurs(req, "/store") && namesOurs(req)) {
    throw new MedusaError(MedusaError.Types.INVALID_DATA, "Invalid request: crm fields are not answered here.")
  }
  next()
}

/**
 * The host's admin routes follow our links too, past the caller's scope; so only callers who see all may ask them to.
 *
 * @throws FORBIDDEN
 */
export async function guardLinkedFields(
  req: MedusaRequest,
  _res: MedusaResponse,
  next: MedusaNextFunction
): Promise<void> {
  if (!isOurs(req, "/admin") && namesOurs(req) && (await loadAccess(req)).owner_ids) {
    throw new MedusaError(MedusaError.Types.FORBIDDEN, "You see your own documents only, under /admin/crm.")
  }
  next()
}

const isOurs = (req: MedusaRequest, prefix: string): boolean =>
  new RegExp(`^${prefix}/(crm|[^?]*/crm)(/|$)`, "i").test(`${req.baseUrl}${req.path}`)
