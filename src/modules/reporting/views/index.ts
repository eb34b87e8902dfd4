import { Allocation } from "./allocation"
import { Billing } from "./billing"
import { Credit } from "./credit"
import { CreditLimit } from "./credit-limit"
import { Instalment } from "./instalment"
import { OpenDay } from "./open-day"
import { OpenInstalment } from "./open-instalment"
import { PipelineQuote } from "./pipeline-quote"
import { QuoteDecision } from "./quote-decision"
import { Stage } from "./stage"
import { UninvoicedOrder } from "./uninvoiced-order"

/** Every view the reports read; what `migrations/` creates. */
export const VIEWS = [
  Allocation,
  Billing,
  Credit,
  CreditLimit,
  Instalment,
  OpenDay,
  OpenInstalment,
  PipelineQuote,
  QuoteDecision,
  Stage,
  UninvoicedOrder,
]

export {
  Allocation,
  Billing,
  Credit,
  CreditLimit,
  Instalment,
  OpenDay,
  OpenInstalment,
  PipelineQuote,
  QuoteDecision,
  Stage,
  UninvoicedOrder,
}
