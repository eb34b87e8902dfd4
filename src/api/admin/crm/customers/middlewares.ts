import { MiddlewareRoute } from "@medusajs/framework/http"

import { validateBody, validateReportQuery } from "../../../shared"
import { mailMiddlewares } from "../../../shared/document-mails"
import { StatementParams } from "../../../shared/statement"
import { TimelineParams } from "../../../shared/timeline"
import {
  AdminChargeCrmInterest,
  AdminEraseCrmCustomer,
  AdminCreateCrmContact,
  AdminDismissCrmDuplicate,
  AdminExportCrmCustomersParams,
  AdminGetCrmAccountParams,
  AdminGetCrmCustomersParams,
  AdminGetCrmCreditParams,
  AdminGetCrmDuplicatesParams,
  AdminGetCrmInterestParams,
  AdminGetCrmPositionParams,
  AdminMergeCrmCustomers,
  AdminRecordCrmConsent,
  AdminSetCrmCreditTerms,
  AdminSetCrmTaxDetails,
  AdminUpdateCrmContact,
} from "./validators"

const LIST = "/admin/crm/customers"
const PATH = `${LIST}/:id`

export const adminCrmCustomerMiddlewares: MiddlewareRoute[] = [
  { matcher: LIST, methods: ["GET"], middlewares: [validateReportQuery(AdminGetCrmCustomersParams)] },
  { matcher: `${LIST}/export`, methods: ["GET"], middlewares: [validateReportQuery(AdminExportCrmCustomersParams)] },
  { matcher: `${LIST}/places`, methods: ["GET"], middlewares: [validateReportQuery(AdminGetCrmPositionParams)] },
  { matcher: `${LIST}/duplicates`, methods: ["GET"], middlewares: [validateReportQuery(AdminGetCrmDuplicatesParams)] },
  { matcher: `${LIST}/duplicates/dismiss`, methods: ["POST"], middlewares: [validateBody(AdminDismissCrmDuplicate)] },
  { matcher: `${PATH}/merge`, methods: ["POST"], middlewares: [validateBody(AdminMergeCrmCustomers)] },
  { matcher: `${PATH}/credit-terms`, methods: ["POST"], middlewares: [validateBody(AdminSetCrmCreditTerms)] },
  { matcher: `${PATH}/tax-details`, methods: ["POST"], middlewares: [validateBody(AdminSetCrmTaxDetails)] },
  { matcher: `${PATH}/account`, methods: ["GET"], middlewares: [validateReportQuery(AdminGetCrmAccountParams)] },
  { matcher: `${PATH}/interest`, methods: ["GET"], middlewares: [validateReportQuery(AdminGetCrmInterestParams)] },
  { matcher: `${PATH}/interest`, methods: ["POST"], middlewares: [validateBody(AdminChargeCrmInterest)] },
  ...["", "/pdf", "/send", "/send-preview"].map((rest) => ({
    matcher: `${PATH}/statement${rest}`,
    methods: ["GET", "POST"] as const satisfies MiddlewareRoute["methods"],
    middlewares: [validateReportQuery(StatementParams)],
  })),
  ...mailMiddlewares(`${PATH}/statement`),
  { matcher: `${PATH}/contacts`, methods: ["POST"], middlewares: [validateBody(AdminCreateCrmContact)] },
  { matcher: `${PATH}/contacts/:contact_id`, methods: ["POST"], middlewares: [validateBody(AdminUpdateCrmContact)] },
  { matcher: `${PATH}/consents`, methods: ["POST"], middlewares: [validateBody(AdminRecordCrmConsent)] },
  { matcher: `${PATH}/erasure`, methods: ["POST"], middlewares: [validateBody(AdminEraseCrmCustomer)] },
  { matcher: `${PATH}/timeline`, methods: ["GET"], middlewares: [validateReportQuery(TimelineParams)] },
  { matcher: `${PATH}/credit`, methods: ["GET"], middlewares: [validateReportQuery(AdminGetCrmCreditParams)] },
  { matcher: `${PATH}/position`, methods: ["GET"], middlewares: [validateReportQuery(AdminGetCrmPositionParams)] },
]
