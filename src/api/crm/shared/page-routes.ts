import { MiddlewareRoute } from "@medusajs/framework/http"
import { z } from "@medusajs/framework/zod"

import { validateBody } from "../../shared"
import { keepPrivate, requireJson, requireOwnOrigin } from "./guards"

/**
 * Guards of a buyer's page and of what it asks for: JSON of a sensible size, from this server's own page.
 *
 * @param acts - path under the page's, and what its body is
 */
export const pageRoutes = (page: string, acts: Record<string, z.ZodType>): MiddlewareRoute[] => [
  { matcher: page, middlewares: [keepPrivate] },
  ...Object.entries(acts).map(([path, schema]): MiddlewareRoute => ({
    matcher: `${page}/${path}`,
    methods: ["POST"],
    bodyParser: { sizeLimit: "16kb" },
    middlewares: [requireJson, requireOwnOrigin, validateBody(schema)],
  })),
]
