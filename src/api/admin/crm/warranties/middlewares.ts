import { MiddlewareRoute } from "@medusajs/framework/http"

import { createPageParams, unlessId, validateBody, validateReportQuery } from "../../../shared"
import { warrantyWithinScope } from "./scope"
import {
  AdminAddCrmSerials,
  AdminAttachCrmWarranty,
  AdminCancelCrmWarranty,
  AdminExtendCrmWarranty,
  AdminGetCrmCertificateParams,
  AdminGetCrmWarrantiesParams,
  AdminImportCrmSerials,
  AdminLookUpCrmWarrantiesParams,
  AdminMarkCrmUnit,
  AdminRegisterCrmWarranty,
  AdminTransferCrmWarranty,
  AdminUpdateCrmWarranty,
} from "./validators"

const PATH = "/admin/crm/warranties"
const ACTS = {
  serials: AdminAddCrmSerials,
  "serials/:unit_id": AdminMarkCrmUnit,
  transfer: AdminTransferCrmWarranty,
  attach: AdminAttachCrmWarranty,
  cancel: AdminCancelCrmWarranty,
  extend: AdminExtendCrmWarranty,
}

export const adminCrmWarrantyMiddlewares: MiddlewareRoute[] = [
  { matcher: `${PATH}/:id`, middlewares: [unlessId(["look-up", "serials-csv"], warrantyWithinScope)] },
  { matcher: PATH, methods: ["GET"], middlewares: [validateReportQuery(AdminGetCrmWarrantiesParams)] },
  { matcher: PATH, methods: ["POST"], middlewares: [validateBody(AdminRegisterCrmWarranty)] },
  { matcher: `${PATH}/look-up`, methods: ["GET"], middlewares: [validateReportQuery(AdminLookUpCrmWarrantiesParams)] },
  {
    matcher: `${PATH}/serials-csv`,
    methods: ["POST"],
    bodyParser: { sizeLimit: "1mb" },
    middlewares: [validateBody(AdminImportCrmSerials)],
  },
  {
    matcher: `${PATH}/:id`,
    methods: ["POST"],
    middlewares: [unlessId(["serials-csv"], validateBody(AdminUpdateCrmWarranty))],
  },
  {
    matcher: `${PATH}/:id/certificate`,
    methods: ["GET"],
    middlewares: [validateReportQuery(AdminGetCrmCertificateParams)],
  },
  { matcher: `${PATH}/:id/history`, methods: ["GET"], middlewares: [validateReportQuery(createPageParams())] },
  ...Object.entries(ACTS).map(([act, schema]): MiddlewareRoute => ({
    matcher: `${PATH}/:id/${act}`,
    methods: ["POST"],
    middlewares: [validateBody(schema)],
  })),
]
