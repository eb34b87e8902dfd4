import { MiddlewareRoute } from "@medusajs/framework/http"

import { validateBody, validateListQuery } from "../../../shared"
import { exchangeRateAnswer } from "./query-config"
import { AdminGetCrmExchangeRatesParams, AdminImportCrmExchangeRates, AdminSaveCrmExchangeRate } from "./validators"

const PATH = "/admin/crm/exchange-rates"

export const adminCrmExchangeRateMiddlewares: MiddlewareRoute[] = [
  { matcher: PATH, methods: ["GET"], middlewares: [validateListQuery(AdminGetCrmExchangeRatesParams, exchangeRateAnswer)] },
  { matcher: PATH, methods: ["POST"], middlewares: [validateBody(AdminSaveCrmExchangeRate)] },
  {
    matcher: `${PATH}/import`,
    methods: ["POST"],
    bodyParser: { sizeLimit: "2mb" },
    middlewares: [validateBody(AdminImportCrmExchangeRates)],
  },
]
