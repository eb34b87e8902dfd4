import { MiddlewareRoute } from "@medusajs/framework/http"

import { pageRoutes } from "../shared/page-routes"
import {
  BuyerAcceptQuote,
  BuyerAskQuote,
  BuyerDeclineQuote,
  BuyerFileOfQuote,
  BuyerOpenQuote,
  BuyerPreviewQuote,
} from "./validators"

/** The buyer's page: no login; what a caller may see and do depends on the token in the body alone. */
export const crmPublicQuoteMiddlewares: MiddlewareRoute[] = pageRoutes("/crm/quotes", {
  open: BuyerOpenQuote,
  accept: BuyerAcceptQuote,
  decline: BuyerDeclineQuote,
  preview: BuyerPreviewQuote,
  messages: BuyerAskQuote,
  files: BuyerFileOfQuote,
  pdf: BuyerOpenQuote,
  pay: BuyerOpenQuote,
})
