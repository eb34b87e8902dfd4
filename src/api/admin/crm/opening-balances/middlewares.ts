import { MiddlewareRoute } from "@medusajs/framework/http"

import { validateBody } from "../../../shared"
import { AdminImportCrmOpeningBalances } from "./validators"

export const adminCrmOpeningBalanceMiddlewares: MiddlewareRoute[] = [
  {
    matcher: "/admin/crm/opening-balances",
    methods: ["POST"],
    bodyParser: { sizeLimit: "4mb" },
    middlewares: [validateBody(AdminImportCrmOpeningBalances)],
  },
]
