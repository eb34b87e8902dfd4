import { MiddlewareRoute } from "@medusajs/framework/http"

import { createListParams, validateListQuery } from "../../../shared"

/** Set-up lists of quotes: short, in their own order. */
export const adminCrmStageMiddlewares: MiddlewareRoute[] = ["stages", "pipelines", "lost-reasons"].map((list) => ({
  matcher: `/admin/crm/${list}`,
  methods: ["GET"],
  middlewares: [validateListQuery(createListParams({ order: [], defaultLimit: 100 }).omit({ q: true, order: true }), { defaults: [] })],
}))
