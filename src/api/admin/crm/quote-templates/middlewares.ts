import { MiddlewareRoute } from "@medusajs/framework/http"

import { createItemParams, validateBody, validateItemQuery, validateListQuery } from "../../../shared"
import { quoteTemplateAnswer } from "./query-config"
import { AdminCreateCrmQuoteTemplate, AdminListCrmQuoteTemplates, AdminUpdateCrmQuoteTemplate } from "./validators"

const PATH = "/admin/crm/quote-templates"
// The host's own limit of a body is 100 kB; a template may have 1,000 lines.
const LINES = { bodyParser: { sizeLimit: "1mb" } }

export const adminCrmQuoteTemplateMiddlewares: MiddlewareRoute[] = [
  {
    matcher: PATH,
    methods: ["GET"],
    middlewares: [validateListQuery(AdminListCrmQuoteTemplates, quoteTemplateAnswer)],
  },
  { matcher: PATH, methods: ["POST"], middlewares: [validateBody(AdminCreateCrmQuoteTemplate)], ...LINES },
  {
    matcher: `${PATH}/:id`,
    methods: ["GET"],
    middlewares: [validateItemQuery(createItemParams(), quoteTemplateAnswer)],
  },
  { matcher: `${PATH}/:id`, methods: ["POST"], middlewares: [validateBody(AdminUpdateCrmQuoteTemplate)], ...LINES },
]
