import {
  authenticate,
  AuthenticatedMedusaRequest,
  MedusaNextFunction,
  MedusaRequest,
  MedusaResponse,
  MiddlewareRoute,
} from "@medusajs/framework/http"
import { Modules } from "@medusajs/framework/utils"

import { assertCoverFits } from "../../../workflows/warranty/cart-cover"
import { validateBody, validateListQuery, validateReportQuery } from "../../shared"
import { StatementParams } from "../../shared/statement"
import { TimelineParams } from "../../shared/timeline"
import {
  StoreAcceptCrmQuote,
  StoreAskCrmQuote,
  StoreAttachCrmWarrantyFile,
  StoreCancelCrmWarrantyClaim,
  StoreDeclineCrmQuote,
  StorePayCrmInvoice,
  StorePayCrmQuoteDeposit,
  StoreGetCrmDeliveriesParams,
  StoreGetCrmInvoicesParams,
  StoreGetCrmQuotesParams,
  StoreGetCrmWarrantiesParams,
  StoreRegisterCrmWarranty,
  StoreGetCrmWarrantyClaimsParams,
  StoreMessageCrmWarrantyClaim,
  StoreRequestCrmLead,
  StoreRequestCrmQuote,
  StoreSubmitCrmWarrantyClaim,
} from "./validators"

const ME = "/store/customers/me/crm/quotes"
const INVOICES = "/store/customers/me/crm/invoices"
const WARRANTIES = "/store/customers/me/crm/warranties"
const CLAIMS = "/store/customers/me/crm/warranty-claims"
const CART = "/store/carts/:id/crm/quotes"
const post = (matcher: string, schema: Parameters<typeof validateBody>[0]): MiddlewareRoute => ({
  matcher,
  methods: ["POST"],
  bodyParser: { sizeLimit: "16kb" },
  middlewares: [validateBody(schema)],
})

/** A login outlives the customer it was made for: who was deleted is nobody, as the host says it. */
async function requireCustomer(req: MedusaRequest, res: MedusaResponse, next: MedusaNextFunction): Promise<void> {
  const id = (req as AuthenticatedMedusaRequest).auth_context?.actor_id
  const [known] = id ? await req.scope.resolve(Modules.CUSTOMER).listCustomers({ id }, { select: ["id"], take: 1 }) : []
  if (known) {
    return next()
  }
  res.status(401).json({ message: "Unauthorized" })
}

/** Before the host takes an order; a handler of its workflow's hook would leave the shop none. */
async function coverFits(req: MedusaRequest, _res: MedusaResponse, next: MedusaNextFunction): Promise<void> {
  await assertCoverFits(req.scope, req.params.id)
  next()
}

/** What shoppers and logged-in customers may do. The host itself asks for a login under /store/customers/me. */
export const storeCrmQuoteMiddlewares: MiddlewareRoute[] = [
  { matcher: ME, middlewares: [requireCustomer] },
  { matcher: INVOICES, middlewares: [requireCustomer] },
  { matcher: WARRANTIES, middlewares: [requireCustomer] },
  {
    matcher: CART,
    methods: ["POST"],
    middlewares: [authenticate("customer", ["session", "bearer"], { allowUnauthenticated: true })],
  },
  post(CART, StoreRequestCrmQuote),
  { matcher: "/store/carts/:id/complete", methods: ["POST"], middlewares: [coverFits] },
  post("/store/crm/leads", StoreRequestCrmLead),
  {
    matcher: ME,
    methods: ["GET"],
    middlewares: [validateListQuery(StoreGetCrmQuotesParams, { entity: "crm_quote", defaults: [] })],
  },
  {
    matcher: INVOICES,
    methods: ["GET"],
    middlewares: [validateListQuery(StoreGetCrmInvoicesParams, { entity: "crm_invoice", defaults: [] })],
  },
  {
    matcher: "/store/customers/me/crm/deliveries",
    methods: ["GET"],
    middlewares: [requireCustomer, validateReportQuery(StoreGetCrmDeliveriesParams)],
  },
  { matcher: WARRANTIES, methods: ["GET"], middlewares: [validateReportQuery(StoreGetCrmWarrantiesParams)] },
  post(WARRANTIES, StoreRegisterCrmWarranty),
  ...["", "/pdf"].map((rest) => ({
    matcher: `/store/customers/me/crm/statement${rest}`,
    methods: ["GET"] as const satisfies MiddlewareRoute["methods"],
    middlewares: [requireCustomer, validateReportQuery(StatementParams)],
  })),
  {
    matcher: "/store/customers/me/crm/timeline",
    methods: ["GET"],
    middlewares: [requireCustomer, validateReportQuery(TimelineParams)],
  },
  { matcher: CLAIMS, middlewares: [requireCustomer] },
  { matcher: CLAIMS, methods: ["GET"], middlewares: [validateReportQuery(StoreGetCrmWarrantyClaimsParams)] },
  // Photos travel as base64, three of them with a claim.
  { ...post(CLAIMS, StoreSubmitCrmWarrantyClaim), bodyParser: { sizeLimit: "22mb" } },
  { ...post(`${CLAIMS}/:id/files`, StoreAttachCrmWarrantyFile), bodyParser: { sizeLimit: "8mb" } },
  post(`${CLAIMS}/:id/messages`, StoreMessageCrmWarrantyClaim),
  post(`${CLAIMS}/:id/cancel`, StoreCancelCrmWarrantyClaim),
  post(`${ME}/:id/accept`, StoreAcceptCrmQuote),
  post(`${ME}/:id/decline`, StoreDeclineCrmQuote),
  post(`${ME}/:id/messages`, StoreAskCrmQuote),
  post(`${ME}/:id/deposit`, StorePayCrmQuoteDeposit),
  post(`${INVOICES}/:id/pay`, StorePayCrmInvoice),
]
