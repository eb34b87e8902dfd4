import { MiddlewareRoute } from "@medusajs/framework/http"

import { keepPrivate } from "../shared/guards"
import { pageRoutes } from "../shared/page-routes"
import { ReaderOptOut } from "./validators"

/** The page that ends offers: no login, the token decides. A mail program's own click comes from anywhere and as a form. */
export const crmPublicOptOutMiddlewares: MiddlewareRoute[] = [
  ...pageRoutes("/crm/opt-out", { open: ReaderOptOut, confirm: ReaderOptOut }),
  {
    matcher: "/crm/opt-out/one-click",
    methods: ["POST"],
    bodyParser: { sizeLimit: "1kb" },
    middlewares: [keepPrivate],
  },
]
