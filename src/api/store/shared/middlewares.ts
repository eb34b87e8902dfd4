import { authenticate, MiddlewareRoute } from "@medusajs/framework/http"

import { validateBody, validateListQuery } from "../../shared"
import {
  StoreAcceptCrmQuote,
  StoreAskCrmQuote,
  StoreDeclineCrmQuote,
  StorePayCrmQuoteDeposit,
  StoreGetCrmInvoicesParams,
  StoreGetCrmQuotesParams,
  StoreRequestCrmQuote,
} from "./validators"

const ME = "/store/customers/me/crm/quotes"
const CART = "/store/carts/:id/crm/quotes"
const post = (matcher: string, schema: Parameters<typeof validateBody>[0]): MiddlewareRoute => ({
  matcher,
  methods: ["POST"],
  bodyParser: { sizeLimit: "16kb" },
  middlewares: [validateBody(schema)],
})

/** What shoppers and logged-in customers may do. The host itself asks for a login under /store/customers/me. */
export const storeCrmQuoteMiddlewares: MiddlewareRoute[] = [
  {
    matcher: CART,
    methods: ["POST"],
    middlewares: [authenticate("customer", ["session", "bearer"], { allowUnauthenticated: true })],
  },
  post(CART, StoreRequestCrmQuote),
  {
    matcher: ME,
    methods: ["GET"],
    middlewares: [validateListQuery(StoreGetCrmQuotesParams, { entity: "crm_quote", defaults: [] })],
  },
  {
    matcher: "/store/customers/me/crm/invoices",
    methods: ["GET"],
    middlewares: [validateListQuery(StoreGetCrmInvoicesParams, { entity: "crm_invoice", defaults: [] })],
  },
  post(`${ME}/:id/accept`, StoreAcceptCrmQuote),
  post(`${ME}/:id/decline`, StoreDeclineCrmQuote),
  post(`${ME}/:id/messages`, StoreAskCrmQuote),
  post(`${ME}/:id/deposit`, StorePayCrmQuoteDeposit),
]
