import { CrmReportViews1795392000000, REPORT_VIEWS } from "./1795392000000-crm-report-views"
import { CrmReportSums1795392060000, SUM_TRIGGERS, SUM_VIEWS } from "./1795392060000-crm-report-sums"
import {
  CrmTimeline1795740000000,
  KEEP_TIMELINE,
  TIMELINE_TRIGGERS,
  TIMELINE_VIEWS,
} from "./1795740000000-crm-timeline"
import {
  CrmCustomerList1795742000000,
  CUSTOMER_TRIGGERS,
  CUSTOMER_VIEWS,
  KEEP_CUSTOMERS,
} from "./1795742000000-crm-customer-list"
import {
  CLAIM_TIMELINE_TRIGGERS,
  CrmClaimTimeline1795760000000,
  KEEP_CLAIM_TIMELINE,
} from "./1795760000000-crm-claim-timeline"
import {
  ALIAS_TRIGGERS,
  ALIAS_VIEWS,
  CrmCustomerAliases1795770000000,
  KEEP_ALIASES,
} from "./1795770000000-crm-customer-aliases"
import { CALENDAR_VIEWS, CrmCalendarViews1795783100000 } from "./1795783100000-crm-calendar-views"
import { CASH_TRIGGERS, CASH_VIEWS, CrmCashSums1795783000000, KEEP_CASH } from "./1795783000000-crm-cash-sums"
import {
  CrmWarrantyCosts1795781000000,
  WARRANTY_COST_VIEWS,
  WARRANTY_SUM_TRIGGERS,
} from "./1795781000000-crm-warranty-costs"
import { CrmDemand1795784000000, DEMAND_TRIGGERS, DEMAND_VIEWS, KEEP_DEMAND } from "./1795784000000-crm-demand"
import { CrmWorkViews1795784060000, WORK_VIEWS } from "./1795784060000-crm-work-views"
import { CrmPivotViews1795800000000, PIVOT_VIEWS } from "./1795800000000-crm-pivot-views"
import { CrmRepairViews1795784120000, REPAIR_VIEWS } from "./1795784120000-crm-repair-views"
import { CrmQuickCalendar1795820000000 } from "./1795820000000-crm-quick-calendar"
import { CrmQuickSales1795820060000, QUICK_SALES_VIEWS } from "./1795820060000-crm-quick-sales"
import { CrmQuoteMoves1795820120000, QUOTE_MOVE_VIEWS } from "./1795820120000-crm-quote-moves"
import {
  CrmWarrantyParts1795830000000,
  KEEP_WARRANTY_PARTS,
  WARRANTY_PART_VIEWS,
} from "./1795830000000-crm-warranty-parts"
import {
  CrmStageStays1795850000000,
  KEEP_STAGE_STAYS,
  STAGE_STAY_TRIGGERS,
  STAGE_STAY_VIEWS,
} from "./1795850000000-crm-stage-stays"
import { CrmTimelineMoments1795753000000, KEEP_TIMELINE_MOMENTS } from "./1795753000000-crm-timeline-moments"
import { COLLECTION_VIEWS, CrmCollectionViews1795654000000 } from "./1795654000000-crm-collection-views"
import { BILLING_VOIDED_VIEWS, CrmBillingVoided1795880000000 } from "./1795880000000-crm-billing-voided"
import { CREDIT_VIEWS, CrmCreditViews1795743000000 } from "./1795743000000-crm-credit-views"
import { CrmDigestMails1795752000000, DIGEST_TRIGGERS, KEEP_DIGESTS_OUT } from "./1795752000000-crm-digest-mails"
import { CrmFollowUpView1795750000000, FOLLOW_UP_VIEWS } from "./1795750000000-crm-follow-up-view"
import { CrmExchangeViews1795652000000, EXCHANGE_VIEWS } from "./1795652000000-crm-exchange-views"
import { CrmRefundViews1795564800000, REFUND_VIEWS } from "./1795564800000-crm-refund-views"
import { CrmJournalView1795653060000, JOURNAL_VIEWS } from "./1795653060000-crm-journal-view"
import { CrmJournalAccounts1795655060000, JOURNAL_ACCOUNT_VIEWS } from "./1795655060000-crm-journal-accounts"
import { CrmRevenueMoves1795656000000, REVENUE_MOVE_VIEWS } from "./1795656000000-crm-revenue-moves"
import { CrmQuoteSums1795744000000, QUOTE_SUM_TRIGGERS } from "./1795744000000-crm-quote-sums"
import {
  CrmQuoteSumsByOwner1795746000000,
  KEEP_REPORT_SUMS,
  KEEP_SUMS_BY_OWNER,
  QUOTE_SUMS_BY_OWNER_VIEWS,
} from "./1795746000000-crm-quote-sums-by-owner"
import { CrmOrderMails1795751000000, KEEP_ORDER_MAILS, ORDER_MAIL_TRIGGERS } from "./1795751000000-crm-order-mails"
import { CrmOverviewViews1795782000000, OVERVIEW_VIEWS } from "./1795782000000-crm-overview-views"
import { CrmSalesReportViews1795783200000, SALES_REPORT_VIEWS } from "./1795783200000-crm-sales-report-views"
import { CrmWarrantyProvision1795780000000, PROVISION_VIEWS } from "./1795780000000-crm-warranty-provision"
import { CrmSalesViews1795741000000, SALES_VIEWS } from "./1795741000000-crm-sales-views"
import { CrmMovementView1795653000000, MOVEMENT_VIEWS } from "./1795653000000-crm-movement-view"
import {
  CrmSoldCover1795810000000,
  KEEP_SOLD_COVER,
  SOLD_COVER_TRIGGERS,
  SOLD_COVER_VIEWS,
} from "./1795810000000-crm-sold-cover"
import {
  CrmProvisionSums1795860000000,
  KEEP_PROVISION_SUMS,
  PROVISION_SUM_TRIGGERS,
} from "./1795860000000-crm-provision-sums"
import { CrmCustomerCosts1795860060000, KEEP_CUSTOMER_COSTS } from "./1795860060000-crm-customer-costs"
import { CrmKeptSums1795900000000 } from "./1795900000000-crm-kept-sums"
import { CrmStageOrder1795900060000, KEEP_STAGE_ORDER } from "./1795900060000-crm-stage-order"
import { CrmSettledRepairs1795900120000, SETTLED_REPAIR_VIEWS } from "./1795900120000-crm-settled-repairs"
import { CrmPlainIndexes1795900180000 } from "./1795900180000-crm-plain-indexes"
import { CrmCreditedCover1795900240000, KEEP_CREDITED_COVER } from "./1795900240000-crm-credited-cover"
import { CrmPlaces1795900300000, KEEP_PLACES, PLACE_TRIGGERS, PLACE_VIEWS } from "./1795900300000-crm-places"
import {
  CrmOpenClaims1795900360000,
  KEEP_OPEN_CLAIMS,
  OPEN_CLAIM_TRIGGERS,
  OPEN_CLAIM_VIEWS,
} from "./1795900360000-crm-open-claims"
import { CrmCustomerClaims1795900420000, KEEP_CUSTOMER_CLAIMS } from "./1795900420000-crm-customer-claims"
import { CrmUntoldQuotes1795900480000, KEEP_UNTOLD_QUOTES } from "./1795900480000-crm-untold-quotes"
import { CrmCountedClaims1795900540000, KEEP_COUNTED_CLAIMS } from "./1795900540000-crm-counted-claims"
import { CrmPaidOrders1795900600000, PAID_ORDER_VIEWS } from "./1795900600000-crm-paid-orders"
import { CrmPlaceLocks1795900660000, KEEP_PLACE_LOCKS } from "./1795900660000-crm-place-locks"
import { CrmOpeningViews1795655000000, OPENING_VIEWS } from "./1795655000000-crm-opening-views"

/** Every migration of the reports, in order. A list and not a file pattern, so that it works compiled and not. */
export const MIGRATIONS = [
  CrmReportViews1795392000000,
  CrmReportSums1795392060000,
  CrmRefundViews1795564800000,
  CrmExchangeViews1795652000000,
  CrmMovementView1795653000000,
  CrmJournalView1795653060000,
  CrmCollectionViews1795654000000,
  CrmOpeningViews1795655000000,
  CrmJournalAccounts1795655060000,
  CrmRevenueMoves1795656000000,
  CrmTimeline1795740000000,
  CrmSalesViews1795741000000,
  CrmCustomerList1795742000000,
  CrmCreditViews1795743000000,
  CrmQuoteSums1795744000000,
  CrmQuoteSumsByOwner1795746000000,
  CrmFollowUpView1795750000000,
  CrmOrderMails1795751000000,
  CrmDigestMails1795752000000,
  CrmTimelineMoments1795753000000,
  CrmClaimTimeline1795760000000,
  CrmCustomerAliases1795770000000,
  CrmWarrantyProvision1795780000000,
  CrmWarrantyCosts1795781000000,
  CrmOverviewViews1795782000000,
  CrmCashSums1795783000000,
  CrmCalendarViews1795783100000,
  CrmSalesReportViews1795783200000,
  CrmDemand1795784000000,
  CrmWorkViews1795784060000,
  CrmRepairViews1795784120000,
  CrmPivotViews1795800000000,
  CrmSoldCover1795810000000,
  CrmQuickCalendar1795820000000,
  CrmQuickSales1795820060000,
  CrmQuoteMoves1795820120000,
  CrmWarrantyParts1795830000000,
  CrmStageStays1795850000000,
  CrmProvisionSums1795860000000,
  CrmCustomerCosts1795860060000,
  CrmBillingVoided1795880000000,
  CrmKeptSums1795900000000,
  CrmStageOrder1795900060000,
  CrmSettledRepairs1795900120000,
  CrmPlainIndexes1795900180000,
  CrmCreditedCover1795900240000,
  CrmPlaces1795900300000,
  CrmOpenClaims1795900360000,
  CrmCustomerClaims1795900420000,
  CrmUntoldQuotes1795900480000,
  CrmCountedClaims1795900540000,
  CrmPaidOrders1795900600000,
  CrmPlaceLocks1795900660000,
]

/** Every view that a migration made, as the last one that changed it did. */
const VIEWS: Record<string, string> = {
  ...REPORT_VIEWS,
  ...SUM_VIEWS,
  ...REFUND_VIEWS,
  ...EXCHANGE_VIEWS,
  ...MOVEMENT_VIEWS,
  ...JOURNAL_VIEWS,
  ...COLLECTION_VIEWS,
  ...OPENING_VIEWS,
  ...JOURNAL_ACCOUNT_VIEWS,
  ...REVENUE_MOVE_VIEWS,
  ...TIMELINE_VIEWS,
  ...SALES_VIEWS,
  ...CUSTOMER_VIEWS,
  ...CREDIT_VIEWS,
  ...QUOTE_SUMS_BY_OWNER_VIEWS,
  ...FOLLOW_UP_VIEWS,
  ...ALIAS_VIEWS,
  ...OVERVIEW_VIEWS,
  ...CASH_VIEWS,
  ...CALENDAR_VIEWS,
  ...SALES_REPORT_VIEWS,
  ...WARRANTY_COST_VIEWS,
  ...PROVISION_VIEWS,
  ...DEMAND_VIEWS,
  ...WORK_VIEWS,
  ...REPAIR_VIEWS,
  ...QUICK_SALES_VIEWS,
  ...WARRANTY_PART_VIEWS,
  ...SOLD_COVER_VIEWS,
  ...QUOTE_MOVE_VIEWS,
  ...STAGE_STAY_VIEWS,
  ...PIVOT_VIEWS,
  ...BILLING_VOIDED_VIEWS,
  ...SETTLED_REPAIR_VIEWS,
  ...PLACE_VIEWS,
  ...OPEN_CLAIM_VIEWS,
  ...PAID_ORDER_VIEWS,
}

/** Views that a later migration took away. */
const GONE = ["crm_view_stage_stay"]

/** The views as the last migration leaves them: what is recreated when a dropped table took one along. */
export const CURRENT_VIEWS: Record<string, string> = Object.fromEntries(
  Object.entries(VIEWS).filter(([name]) => !GONE.includes(name))
)

/** The triggers that keep the sums and the timeline, and what brings them back with all of it made anew. */
export const CURRENT_TRIGGERS = {
  names: [
    ...SUM_TRIGGERS,
    ...TIMELINE_TRIGGERS,
    ...CUSTOMER_TRIGGERS,
    ...QUOTE_SUM_TRIGGERS,
    ...ORDER_MAIL_TRIGGERS,
    ...DIGEST_TRIGGERS,
    ...CLAIM_TIMELINE_TRIGGERS,
    ...ALIAS_TRIGGERS,
    ...CASH_TRIGGERS,
    ...WARRANTY_SUM_TRIGGERS,
    ...DEMAND_TRIGGERS,
    ...SOLD_COVER_TRIGGERS,
    ...STAGE_STAY_TRIGGERS,
    ...PROVISION_SUM_TRIGGERS,
    ...PLACE_TRIGGERS,
    ...OPEN_CLAIM_TRIGGERS,
  ],
  restore: [
    ...KEEP_REPORT_SUMS,
    ...KEEP_DIGESTS_OUT,
    ...KEEP_ORDER_MAILS,
    ...KEEP_TIMELINE,
    ...KEEP_CUSTOMERS,
    ...KEEP_SUMS_BY_OWNER,
    ...KEEP_TIMELINE_MOMENTS,
    ...KEEP_CLAIM_TIMELINE,
    ...KEEP_ALIASES,
    ...KEEP_CASH,
    ...KEEP_WARRANTY_PARTS,
    ...KEEP_DEMAND,
    ...KEEP_SOLD_COVER,
    ...KEEP_CREDITED_COVER,
    ...KEEP_STAGE_STAYS,
    ...KEEP_STAGE_ORDER,
    ...KEEP_PROVISION_SUMS,
    ...KEEP_CUSTOMER_COSTS,
    ...KEEP_PLACES,
    ...KEEP_PLACE_LOCKS,
    ...KEEP_OPEN_CLAIMS,
    ...KEEP_CUSTOMER_CLAIMS,
    ...KEEP_UNTOLD_QUOTES,
    ...KEEP_COUNTED_CLAIMS,
  ],
}
