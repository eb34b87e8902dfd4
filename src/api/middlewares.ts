import { defineMiddlewares, MiddlewareRoute } from "@medusajs/framework/http"

import { adminCrmAccessMiddlewares } from "./admin/crm/access/middlewares"
import { adminCrmApprovalRuleMiddlewares } from "./admin/crm/approval-rules/middlewares"
import { adminCrmBankLineMiddlewares } from "./admin/crm/bank-lines/middlewares"
import { adminCrmBankMappingMiddlewares } from "./admin/crm/bank-mappings/middlewares"
import { adminCrmBankStatementMiddlewares } from "./admin/crm/bank-statements/middlewares"
import { adminCrmCatalogueMiddlewares } from "./admin/crm/catalogue/middlewares"
import { adminCrmClosingMiddlewares } from "./admin/crm/closing/middlewares"
import { adminCrmCompanyMiddlewares } from "./admin/crm/companies/middlewares"
import { adminCrmBillingProposalMiddlewares } from "./admin/crm/billing-proposals/middlewares"
import { adminCrmCreditNoteMiddlewares } from "./admin/crm/credit-notes/middlewares"
import { adminCrmCustomerMiddlewares } from "./admin/crm/customers/middlewares"
import { adminCrmDeliveryDateMiddlewares } from "./admin/crm/delivery-dates/middlewares"
import { adminCrmDisputeMiddlewares } from "./admin/crm/disputes/middlewares"
import { adminCrmAgreementMiddlewares } from "./admin/crm/agreement/middlewares"
import { adminCrmDunningPolicyMiddlewares } from "./admin/crm/dunning-policies/middlewares"
import { adminCrmDunningMiddlewares } from "./admin/crm/dunning-runs/middlewares"
import { adminCrmExchangeRateMiddlewares } from "./admin/crm/exchange-rates/middlewares"
import { adminCrmFollowUpRuleMiddlewares } from "./admin/crm/follow-up-rules/middlewares"
import { adminCrmFollowUpMiddlewares } from "./admin/crm/follow-ups/middlewares"
import { adminCrmInteractionMiddlewares } from "./admin/crm/interactions/middlewares"
import { adminCrmInvoiceMiddlewares } from "./admin/crm/invoices/middlewares"
import { adminCrmOpeningBalanceMiddlewares } from "./admin/crm/opening-balances/middlewares"
import { adminCrmOrderMiddlewares } from "./admin/crm/orders/middlewares"
import { adminCrmPaymentTermsMiddlewares } from "./admin/crm/payment-terms/middlewares"
import { adminCrmPeriodLockMiddlewares } from "./admin/crm/period-locks/middlewares"
import { adminCrmPromiseMiddlewares } from "./admin/crm/promises/middlewares"
import { adminCrmReceiptMiddlewares } from "./admin/crm/receipts/middlewares"
import { adminCrmQuoteTemplateMiddlewares } from "./admin/crm/quote-templates/middlewares"
import { adminCrmQuoteMiddlewares } from "./admin/crm/quotes/middlewares"
import { adminCrmReportMiddlewares } from "./admin/crm/reports/middlewares"
import { adminCrmWarrantyCostMiddlewares } from "./admin/crm/reports/warranty-costs/middlewares"
import { adminCrmSettingsMiddlewares } from "./admin/crm/settings/middlewares"
import { adminCrmShippingOptionMiddlewares } from "./admin/crm/shipping-options/middlewares"
import { adminCrmStageMiddlewares } from "./admin/crm/stages/middlewares"
import { adminCrmTargetMiddlewares } from "./admin/crm/targets/middlewares"
import { adminCrmSavedPivotMiddlewares } from "./admin/crm/saved-pivots/middlewares"
import { adminCrmTeamMiddlewares } from "./admin/crm/teams/middlewares"
import { adminCrmWarrantyMiddlewares } from "./admin/crm/warranties/middlewares"
import { adminCrmWarrantyPriorMiddlewares } from "./admin/crm/warranty-priors/middlewares"
import { adminCrmSoldCoverMiddlewares } from "./admin/crm/reports/sold-cover/middlewares"
import { adminCrmWarrantyProvisionMiddlewares } from "./admin/crm/reports/warranty-provision/middlewares"
import { adminCrmWarrantyPlanMiddlewares } from "./admin/crm/warranty-plans/middlewares"
import { adminCrmWarrantyClaimMiddlewares } from "./admin/crm/warranty-claims/middlewares"
import { adminCrmWriteOffMiddlewares } from "./admin/crm/write-offs/middlewares"
import { crmPublicAddressMiddlewares } from "./crm/addresses/middlewares"
import { crmPublicDeliveryMiddlewares } from "./crm/deliveries/middlewares"
import { crmPublicInvoiceMiddlewares } from "./crm/invoices/middlewares"
import { crmPublicOptOutMiddlewares } from "./crm/opt-out/middlewares"
import { crmPublicQuoteMiddlewares } from "./crm/quotes/middlewares"
import { storeCrmQuoteMiddlewares } from "./store/shared/middlewares"
import { guardCrmRoutes } from "./shared/access-guard"
import { answerReportsDown } from "./shared/reports-down"
import { judgePath } from "./shared/storable-path"
import { guardLinkedFields, hideLinkedFields } from "./shared/linked-fields"

const guards: MiddlewareRoute[] = [
  { matcher: "/admin/crm", middlewares: [guardCrmRoutes, judgePath, answerReportsDown] },
  ...["/store/crm", "/store/customers/me/crm", "/crm"].map((matcher) => ({ matcher, middlewares: [judgePath] })),
  { matcher: "/admin", middlewares: [guardLinkedFields] },
  { matcher: "/store", middlewares: [hideLinkedFields] },
]

/** The guards of this plugin, then each noun's own checks of bodies and parameters. */
export default defineMiddlewares({
  routes: [
    ...guards,
    ...crmPublicQuoteMiddlewares,
    ...crmPublicInvoiceMiddlewares,
    ...crmPublicAddressMiddlewares,
    ...crmPublicDeliveryMiddlewares,
    ...crmPublicOptOutMiddlewares,
    ...storeCrmQuoteMiddlewares,
    ...adminCrmAccessMiddlewares,
    ...adminCrmApprovalRuleMiddlewares,
    ...adminCrmBankLineMiddlewares,
    ...adminCrmBankMappingMiddlewares,
    ...adminCrmBankStatementMiddlewares,
    ...adminCrmCatalogueMiddlewares,
    ...adminCrmClosingMiddlewares,
    ...adminCrmCompanyMiddlewares,
    ...adminCrmBillingProposalMiddlewares,
    ...adminCrmCreditNoteMiddlewares,
    ...adminCrmCustomerMiddlewares,
    ...adminCrmDeliveryDateMiddlewares,
    ...adminCrmDisputeMiddlewares,
    ...adminCrmAgreementMiddlewares,
    ...adminCrmDunningMiddlewares,
    ...adminCrmDunningPolicyMiddlewares,
    ...adminCrmExchangeRateMiddlewares,
    ...adminCrmFollowUpMiddlewares,
    ...adminCrmFollowUpRuleMiddlewares,
    ...adminCrmInteractionMiddlewares,
    ...adminCrmInvoiceMiddlewares,
    ...adminCrmOpeningBalanceMiddlewares,
    ...adminCrmOrderMiddlewares,
    ...adminCrmPaymentTermsMiddlewares,
    ...adminCrmPeriodLockMiddlewares,
    ...adminCrmPromiseMiddlewares,
    ...adminCrmReceiptMiddlewares,
    ...adminCrmQuoteMiddlewares,
    ...adminCrmQuoteTemplateMiddlewares,
    ...adminCrmReportMiddlewares,
    ...adminCrmWarrantyCostMiddlewares,
    ...adminCrmSettingsMiddlewares,
    ...adminCrmShippingOptionMiddlewares,
    ...adminCrmStageMiddlewares,
    ...adminCrmTargetMiddlewares,
    ...adminCrmSavedPivotMiddlewares,
    ...adminCrmTeamMiddlewares,
    ...adminCrmWarrantyMiddlewares,
    ...adminCrmWarrantyPriorMiddlewares,
    ...adminCrmSoldCoverMiddlewares,
    ...adminCrmWarrantyProvisionMiddlewares,
    ...adminCrmWarrantyPlanMiddlewares,
    ...adminCrmWarrantyClaimMiddlewares,
    ...adminCrmWriteOffMiddlewares,
  ],
})
