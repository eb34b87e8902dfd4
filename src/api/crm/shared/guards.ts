import { MedusaNextFunction, MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { MedusaError } from "@medusajs/framework/utils"

import { ACCESS_MODULE } from "../../../modules/access"
import type { AccessModuleService } from "../../../modules/access/service"

/** Headers of everything under /crm: kept nowhere, framed nowhere, and the page's address is told to no one. */
export function keepPrivate(_req: MedusaRequest, res: MedusaResponse, next: MedusaNextFunction): void {
  res.setHeader("Cache-Control", "no-store")
  res.setHeader("Referrer-Policy", "no-referrer")
  res.setHeader("X-Content-Type-Options", "nosniff")
  res.setHeader("X-Frame-Options", "DENY")
  res.setHeader("X-Robots-Tag", "noindex, nofollow")
  next()
}

/** Takes JSON only. The host reads form-encoded bodies too, which a foreign page could send without asking. */
export function requireJson(req: MedusaRequest, res: MedusaResponse, next: MedusaNextFunction): void {
  if (req.is("application/json")) {
    return next()
  }
  res.status(415).json({ type: "invalid_data", message: "Send JSON with the content type application/json." })
}

/**
 * Refuses requests that another site's page sends. Requests without `Origin` (no browser) pass.
 * The host part decides, for behind a proxy the scheme that the server sees is not the buyer's.
 */
export function requireOwnOrigin(req: MedusaRequest, _res: MedusaResponse, next: MedusaNextFunction): void {
  const { origin } = req.headers
  if (origin === undefined || origin === originOf(publicUrl(req)) || hostOf(origin) === req.headers.host) {
    return next()
  }
  throw new MedusaError(MedusaError.Types.FORBIDDEN, "This is answered on this server's own page only.")
}

const publicUrl = (req: MedusaRequest): string | undefined =>
  req.scope.resolve<AccessModuleService>(ACCESS_MODULE).getOptions().public_url

function hostOf(url: string): string | undefined {
  return parse(url)?.host
}

const originOf = (url: string | undefined): string | undefined => (url ? parse(url)?.origin : undefined)

function parse(url: string): URL | undefined {
  try {
    return new URL(url)
  } catch {
    return undefined
  }
}
