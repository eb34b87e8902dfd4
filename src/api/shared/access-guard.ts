import { AuthenticatedMedusaRequest, MedusaNextFunction, MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { MedusaError } from "@medusajs/framework/utils"

import { ACCESS_MODULE } from "../../modules/access"
import { Access, AccessAct, fullAccess, mayAct } from "../../modules/access/rules/access"
import type { AccessModuleService } from "../../modules/access/service"
import { ACCESS_RULES } from "../access-rules"

type Rule = { method: string; pattern: RegExp; act: AccessAct }

// Express matches without regard to case and to a slash at the end, and serves HEAD from GET; so does the guard.
const compile = ([route, act]: [string, AccessAct]): Rule => {
  const [method, path] = route.split(" ")
  const pattern = path.replace(/[.-]/g, "\\$&").replace(/:[a-z_]+/g, "[^/]+")
  return { method, pattern: new RegExp(`^${pattern}/?$`, "i"), act }
}

const fixedFirst = ([a]: [string, unknown], [b]: [string, unknown]): number =>
  a.replace(/:[a-z_]+/g, "~") < b.replace(/:[a-z_]+/g, "~") ? -1 : 1

const RULES = Object.entries(ACCESS_RULES).sort(fixedFirst).map(compile)

/** What a request does by the table of routes, or undefined when no entry covers it. */
export function actOf(method: string, path: string): AccessAct | undefined {
  const verb = method === "HEAD" ? "GET" : method
  return RULES.find((rule) => rule.method === verb && rule.pattern.test(path))?.act
}

const DENIED: Record<AccessAct, string> = {
  read: "see this",
  sell: "sell",
  money: "act on money",
  setup: "change the set-up",
  approve: "approve",
}

/**
 * Stands before every route under /admin/crm: an unlisted route is refused, a caller without the right too.
 *
 * Sets `req.crmAccess`. Secret API keys may do everything, as they may in the host.
 *
 * @throws NOT_FOUND for a route without an entry, FORBIDDEN for a right the caller lacks
 */
export async function guardCrmRoutes(
  req: MedusaRequest,
  _res: MedusaResponse,
  next: MedusaNextFunction
): Promise<void> {
  const path = `${req.baseUrl}${req.path}`
  const act = actOf(req.method, path)
  if (!act) {
    throw new MedusaError(MedusaError.Types.NOT_FOUND, `There is no ${req.method} ${path}.`)
  }
  req.crmAccess = await loadAccess(req)
  if (!mayAct(req.crmAccess, act)) {
    throw new MedusaError(
      MedusaError.Types.FORBIDDEN,
      `You may not ${DENIED[act]}. Someone who may change the set-up can give you this right in Settings › CRM › Access.`
    )
  }
  next()
}

/** What the caller of an admin route may see and do. */
export async function loadAccess(req: MedusaRequest): Promise<Access> {
  const { actor_id, actor_type } = (req as AuthenticatedMedusaRequest).auth_context
  if (actor_type === "api-key") {
    return fullAccess(null, true)
  }
  return req.scope.resolve<AccessModuleService>(ACCESS_MODULE).accessOf(actor_id)
}
