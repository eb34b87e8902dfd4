import { CrmReportViews1795392000000, REPORT_VIEWS } from "./1795392000000-crm-report-views"
import { CrmReportSums1795392060000, KEEP_SUMS, SUM_TRIGGERS, SUM_VIEWS } from "./1795392060000-crm-report-sums"
import { CrmRefundViews1795564800000, REFUND_VIEWS } from "./1795564800000-crm-refund-views"

/** Every migration of the reports, in order. A list and not a file pattern, so that it works compiled and not. */
export const MIGRATIONS = [CrmReportViews1795392000000, CrmReportSums1795392060000, CrmRefundViews1795564800000]

/** The views as the last migration leaves them: what is recreated when a dropped table took one along. */
export const CURRENT_VIEWS: Record<string, string> = { ...REPORT_VIEWS, ...SUM_VIEWS, ...REFUND_VIEWS }

/** The triggers that keep the sums, and what brings them back with the sums added up anew. */
export const CURRENT_TRIGGERS = { names: SUM_TRIGGERS, restore: KEEP_SUMS }
