import { AuthenticatedMedusaRequest, MedusaRequest } from "@medusajs/framework/http"
import { MedusaError } from "@medusajs/framework/utils"

import { Access } from "../../modules/access/rules/access"
import { Actor } from "../../shared/actor"
import { ServerLocale, serverLocale } from "../../shared/i18n"

declare global {
  // eslint-disable-next-line @typescript-eslint/no-namespace -- the host's request extends Express's, which is open for this only
  namespace Express {
    interface Request {
      /** What the caller may see and do; set by the guard on every /admin/crm route. */
      crmAccess?: Access
    }
  }
}

/** Whose documents the caller sees. Documents without an owner are seen by everyone. */
export type Scope = { all: true } | { all: false; owner_ids: string[] }

/** Who is calling: a dashboard user, a secret API key, or a logged-in customer. */
export function actorOf(req: MedusaRequest): Actor {
  const { actor_id, actor_type } = (req as AuthenticatedMedusaRequest).auth_context
  return { actor_id, actor_type: actor_type as Actor["actor_type"] }
}

/** The language asked for, else the one of the caller's browser, of those that the server speaks. */
export const languageOf = (req: MedusaRequest, asked?: string): ServerLocale =>
  serverLocale(asked ?? (req.acceptsLanguages("en", "pt-BR", "pt") || undefined))

/**
 * What the caller may see and do.
 *
 * @throws FORBIDDEN on a route that the guard did not pass
 */
export function accessOf(req: MedusaRequest): Access {
  if (!req.crmAccess) {
    throw new MedusaError(MedusaError.Types.FORBIDDEN, "This request was not checked for access.")
  }
  return req.crmAccess
}

/** The caller's scope. */
export function scopeOf(req: MedusaRequest): Scope {
  const { owner_ids } = accessOf(req)
  return owner_ids ? { all: false, owner_ids } : { all: true }
}

/** The caller's scope as a filter of query or of a module service, to be spread into a list's filters. */
export function ownerFilter(req: MedusaRequest): { $or?: { owner_id: string[] | null }[] } {
  const scope = scopeOf(req)
  return scope.all ? {} : { $or: [{ owner_id: scope.owner_ids }, { owner_id: null }] }
}

/**
 * Refuses a document outside the caller's scope as if it did not exist.
 *
 * @param document - names it, such as "Quote crmq_1"
 * @throws NOT_FOUND
 */
export function assertInScope(req: MedusaRequest, owner_id: string | null | undefined, document: string): void {
  const scope = scopeOf(req)
  if (!scope.all && owner_id && !scope.owner_ids.includes(owner_id)) {
    throw new MedusaError(MedusaError.Types.NOT_FOUND, `${document} was not found.`)
  }
}
