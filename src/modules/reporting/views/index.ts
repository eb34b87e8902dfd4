import { Allocation } from "./allocation"
import { Billing } from "./billing"
import { BillingDay } from "./billing-day"
import { BillingVoided } from "./billing-voided"
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
import { DocumentPlace } from "./document-place"
import { ExchangeRate } from "./exchange-rate"
import { Demand, DemandSum } from "./demand"
import { DoneFollowUp } from "./done-follow-up"
import { Instalment } from "./instalment"
import { JournalLine } from "./journal-line"
import { Movement } from "./movement"
import { OpenBankLine } from "./open-bank-line"
import { OpenClaim } from "./open-claim"
import { OpenCustomer } from "./open-customer"
import { OpenDay } from "./open-day"
import { OpenDispute } from "./open-dispute"
import { OpenFollowUp } from "./open-follow-up"
import { OpenInstalment } from "./open-instalment"
import { PivotClaim, PivotFollowUp, PivotInstalment, PivotInvoiceItem, PivotQuote, PivotReceipt } from "./pivot"
import { PipelineQuote } from "./pipeline-quote"
import { PipelineStage } from "./pipeline-stage"
import { PipelineWeek } from "./pipeline-week"
import { LivePromise } from "./promise"
import { QuoteRow } from "./quote"
import { ProvisionClaim, ProvisionMonth } from "./provision"
import { QuoteDecision } from "./quote-decision"
import { QuoteSum } from "./quote-sum"
import { Refund } from "./refund"
import { OpenRepair, SettledRepair } from "./repair"
import { SalesDecision } from "./sales-decision"
import { SalesOrder } from "./sales-order"
import { SalesTarget } from "./sales-target"
import { SoldCoverMove } from "./sold-cover"
import { Stage } from "./stage"
import { TimelineRow } from "./timeline"
import { UninvoicedOrder } from "./uninvoiced-order"
import { WorkingWeek } from "./working-week"
import { CalendarAcceptance } from "./calendar-acceptance"
import { CalendarQuote } from "./calendar-quote"
import { CashSum } from "./cash-sum"
import { DebtorDelay } from "./debtor-delay"
import { OrderTerms } from "./order-terms"
import { OwnerMove } from "./owner-move"
import { StoreDelay } from "./store-delay"
import { UnmetPromise } from "./unmet-promise"
import { CustomerOrder } from "./customer-order"
import { QuoteOrder } from "./quote-order"
import { FirstStay } from "./first-stay"
import { SalesQuote } from "./sales-quote"
import { WarrantyClaimRow, WarrantyStateRow } from "./warranty-claim"
import { WarrantyCostRow, WarrantyGroupRow, WarrantyRecoveryRow } from "./warranty-cost"
import {
  WarrantyCoverRow,
  WarrantyEntitlementRow,
  WarrantyLineRow,
  WarrantyPlanRow,
  WarrantySoldRow,
} from "./warranty-cover"

/** Every view the reports read; what `migrations/` creates. */
export const VIEWS = [
  Allocation,
  Billing,
  BillingDay,
  BillingVoided,
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
  DocumentPlace,
  ExchangeRate,
  Demand,
  DemandSum,
  DoneFollowUp,
  Instalment,
  JournalLine,
  LivePromise,
  MergedCustomer,
  Movement,
  OpenBankLine,
  OpenClaim,
  OpenCustomer,
  OpenDay,
  OpenDispute,
  OpenFollowUp,
  OpenInstalment,
  OpenRepair,
  PipelineQuote,
  PipelineStage,
  PipelineWeek,
  ProvisionClaim,
  ProvisionMonth,
  SoldCoverMove,
  QuoteDecision,
  QuoteRow,
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
  WorkingWeek,
  CalendarAcceptance,
  CalendarQuote,
  CashSum,
  DebtorDelay,
  OrderTerms,
  OwnerMove,
  StoreDelay,
  UnmetPromise,
  CustomerOrder,
  QuoteOrder,
  FirstStay,
  SalesQuote,
  WarrantyClaimRow,
  WarrantyCostRow,
  WarrantyCoverRow,
  WarrantyEntitlementRow,
  WarrantyGroupRow,
  WarrantyLineRow,
  WarrantyPlanRow,
  WarrantyRecoveryRow,
  WarrantySoldRow,
  WarrantyStateRow,
  PivotClaim,
  PivotFollowUp,
  PivotInstalment,
  PivotInvoiceItem,
  PivotQuote,
  PivotReceipt,
]

export {
  Allocation,
  Billing,
  BillingDay,
  BillingVoided,
  CommittedQuote,
  Credit,
  CreditLimit,
  CustomerRevenue,
  CustomerRow,
  DebtMail,
  DecisionDay,
  DocumentPlace,
  ExchangeRate,
  Demand,
  DemandSum,
  Instalment,
  JournalLine,
  LivePromise,
  Movement,
  OpenBankLine,
  OpenClaim,
  OpenCustomer,
  OpenDay,
  OpenDispute,
  OpenInstalment,
  PipelineQuote,
  PipelineStage,
  PipelineWeek,
  QuoteDecision,
  QuoteRow,
  QuoteSum,
  Refund,
  Revenue,
  SalesDecision,
  SalesOrder,
  SalesTarget,
  Stage,
  TimelineRow,
  UninvoicedOrder,
  WorkingWeek,
  CalendarAcceptance,
  CalendarQuote,
  CashSum,
  DebtorDelay,
  OrderTerms,
  OwnerMove,
  StoreDelay,
  UnmetPromise,
}
