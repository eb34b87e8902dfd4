import { defineMiddlewares, MiddlewareRoute } from "@medusajs/framework/http"

import { adminCrmAccessMiddlewares } from "./admin/crm/access/middlewares"
import { adminCrmApprovalRuleMiddlewares } from "./admin/crm/approval-rules/middlewares"
import { adminCrmCatalogueMiddlewares } from "./admin/crm/catalogue/middlewares"
import { adminCrmClosingMiddlewares } from "./admin/crm/closing/middlewares"
import { adminCrmCompanyMiddlewares } from "./admin/crm/companies/middlewares"
import { adminCrmBillingProposalMiddlewares } from "./admin/crm/billing-proposals/middlewares"
import { adminCrmCreditNoteMiddlewares } from "./admin/crm/credit-notes/middlewares"
import { adminCrmCustomerMiddlewares } from "./admin/crm/customers/middlewares"
import { adminCrmExchangeRateMiddlewares } from "./admin/crm/exchange-rates/middlewares"
import { adminCrmInvoiceMiddlewares } from "./admin/crm/invoices/middlewares"
import { adminCrmOrderMiddlewares } from "./admin/crm/orders/middlewares"
import { adminCrmPaymentTermsMiddlewares } from "./admin/crm/payment-terms/middlewares"
import { adminCrmPeriodLockMiddlewares } from "./admin/crm/period-locks/middlewares"
import { adminCrmReceiptMiddlewares } from "./admin/crm/receipts/middlewares"
import { adminCrmQuoteTemplateMiddlewares } from "./admin/crm/quote-templates/middlewares"
import { adminCrmQuoteMiddlewares } from "./admin/crm/quotes/middlewares"
import { adminCrmReportMiddlewares } from "./admin/crm/reports/middlewares"
import { adminCrmSettingsMiddlewares } from "./admin/crm/settings/middlewares"
import { adminCrmShippingOptionMiddlewares } from "./admin/crm/shipping-options/middlewares"
import { adminCrmStageMiddlewares } from "./admin/crm/stages/middlewares"
import { adminCrmTeamMiddlewares } from "./admin/crm/teams/middlewares"
import { crmPublicInvoiceMiddlewares } from "./crm/invoices/middlewares"
import { crmPublicQuoteMiddlewares } from "./crm/quotes/middlewares"
import { storeCrmQuoteMiddlewares } from "./store/shared/middlewares"
import { guardCrmRoutes } from "./shared/access-guard"
import { guardLinkedFields, hideLinkedFields } from "./shared/linked-fields"

const guards: MiddlewareRoute[] = [
  { matcher: "/admin/crm", middlewares: [guardCrmRoutes] },
  { matcher: "/admin", middlewares: [guardLinkedFields] },
  { matcher: "/store", middlewares: [hideLinkedFields] },
]

/** The guards of this plugin, then each noun's own checks of bodies and parameters. */
export default defineMiddlewares({
  routes: [
    ...guards,
    ...crmPublicQuoteMiddlewares,
    ...crmPublicInvoiceMiddlewares,
    ...storeCrmQuoteMiddlewares,
    ...adminCrmAccessMiddlewares,
    ...adminCrmApprovalRuleMiddlewares,
    ...adminCrmCatalogueMiddlewares,
    ...adminCrmClosingMiddlewares,
    ...adminCrmCompanyMiddlewares,
    ...adminCrmBillingProposalMiddlewares,
    ...adminCrmCreditNoteMiddlewares,
    ...adminCrmCustomerMiddlewares,
    ...adminCrmExchangeRateMiddlewares,
    ...adminCrmInvoiceMiddlewares,
    ...adminCrmOrderMiddlewares,
    ...adminCrmPaymentTermsMiddlewares,
    ...adminCrmPeriodLockMiddlewares,
    ...adminCrmReceiptMiddlewares,
    ...adminCrmQuoteMiddlewares,
    ...adminCrmQuoteTemplateMiddlewares,
    ...adminCrmReportMiddlewares,
    ...adminCrmSettingsMiddlewares,
    ...adminCrmShippingOptionMiddlewares,
    ...adminCrmStageMiddlewares,
    ...adminCrmTeamMiddlewares,
  ],
})
