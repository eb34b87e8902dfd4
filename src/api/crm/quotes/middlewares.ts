import { MiddlewareRoute } from "@medusajs/framework/http"

import { validateBody } from "../../shared"
import { keepPrivate, requireJson, requireOwnOrigin } from "./guards"
import { BuyerAcceptQuote, BuyerAskQuote, BuyerDeclineQuote, BuyerOpenQuote, BuyerPreviewQuote } from "./validators"

const act = (path: string, schema: Parameters<typeof validateBody>[0]): MiddlewareRoute => ({
  matcher: `/crm/quotes/${path}`,
  methods: ["POST"],
  bodyParser: { sizeLimit: "16kb" },
  middlewares: [requireJson, requireOwnOrigin, validateBody(schema)],
})

/** The buyer's page: no login; what a caller may see and do depends on the token in the body alone. */
export const crmPublicQuoteMiddlewares: MiddlewareRoute[] = [
  { matcher: "/crm/quotes", middlewares: [keepPrivate] },
  act("open", BuyerOpenQuote),
  act("accept", BuyerAcceptQuote),
  act("decline", BuyerDeclineQuote),
  act("preview", BuyerPreviewQuote),
  act("messages", BuyerAskQuote),
  act("pdf", BuyerOpenQuote),
  act("pay", BuyerOpenQuote),
]
