import { Allocation } from "./allocation"
import { Billing } from "./billing"
import { BillingDay } from "./billing-day"
import { CommittedQuote } from "./committed-quote"
import { Credit } from "./credit"
import { CreditLimit } from "./credit-limit"
import { CustomerRevenue, CustomerRow, Revenue } from "./customer"
import {
  CustomerAliasRow,
  CustomerDistinctionRow,
  CustomerIdentity,
  CustomerTaxId,
  MergedCustomer,
} from "./customer-alias"
import { DebtMail } from "./debt-mail"
import { DecisionDay } from "./decision-day"
import { Demand, DemandSum } from "./demand"
import { DoneFollowUp } from "./done-follow-up"
import { Instalment } from "./instalment"
import { JournalLine } from "./journal-line"
import { Movement } from "./movement"
import { OpenCustomer } from "./open-customer"
import { OpenDay } from "./open-day"
import { OpenDispute } from "./open-dispute"
import { OpenFollowUp } from "./open-follow-up"
import { OpenInstalment } from "./open-instalment"
import { PipelineQuote } from "./pipeline-quote"
import { PipelineStage } from "./pipeline-stage"
import { PipelineWeek } from "./pipeline-week"
import { LivePromise } from "./promise"
import { QuoteDecision } from "./quote-decision"
import { QuoteSum } from "./quote-sum"
import { Refund } from "./refund"
import { OpenRepair, SettledRepair } from "./repair"
import { SalesDecision } from "./sales-decision"
import { SalesOrder } from "./sales-order"
import { SalesTarget } from "./sales-target"
import { Stage } from "./stage"
import { TimelineRow } from "./timeline"
import { UninvoicedOrder } from "./uninvoiced-order"

/** Every view the reports read; what `migrations/` creates. */
export const VIEWS = [
  Allocation,
  Billing,
  BillingDay,
  CommittedQuote,
  Credit,
  CreditLimit,
  CustomerAliasRow,
  CustomerDistinctionRow,
  CustomerIdentity,
  CustomerRevenue,
  CustomerRow,
  CustomerTaxId,
  DebtMail,
  DecisionDay,
  Demand,
  DemandSum,
  DoneFollowUp,
  Instalment,
  JournalLine,
  LivePromise,
  MergedCustomer,
  Movement,
  OpenCustomer,
  OpenDay,
  OpenDispute,
  OpenFollowUp,
  OpenInstalment,
  OpenRepair,
  PipelineQuote,
  PipelineStage,
  PipelineWeek,
  QuoteDecision,
  QuoteSum,
  Refund,
  Revenue,
  SalesDecision,
  SalesOrder,
  SalesTarget,
  SettledRepair,
  Stage,
  TimelineRow,
  UninvoicedOrder,
]

export {
  Allocation,
  Billing,
  BillingDay,
  CommittedQuote,
  Credit,
  CreditLimit,
  CustomerRevenue,
  CustomerRow,
  DebtMail,
  DecisionDay,
  Demand,
  DemandSum,
  Instalment,
  JournalLine,
  LivePromise,
  Movement,
  OpenCustomer,
  OpenDay,
  OpenDispute,
  OpenInstalment,
  PipelineQuote,
  PipelineStage,
  PipelineWeek,
  QuoteDecision,
  QuoteSum,
  Refund,
  Revenue,
  SalesDecision,
  SalesOrder,
  SalesTarget,
  Stage,
  TimelineRow,
  UninvoicedOrder,
}
