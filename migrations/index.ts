import { CrmReportViews1795392000000, REPORT_VIEWS } from "./1795392000000-crm-report-views"

/** Every migration of the report views, in order. A list and not a file pattern, so that it works compiled and not. */
export const MIGRATIONS = [CrmReportViews1795392000000]

/** The views as the last migration leaves them: what is recreated when a dropped table took one along. */
export const CURRENT_VIEWS: Record<string, string> = REPORT_VIEWS
