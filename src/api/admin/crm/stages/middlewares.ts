import { MiddlewareRoute } from "@medusajs/framework/http"

import { unlessId, validateBody, validateListQuery, validateReportQuery } from "../../../shared"
import {
  AdminCreateCrmChoice,
  AdminCreateCrmPipeline,
  AdminCreateCrmStage,
  AdminListCrmSetUp,
  AdminListCrmStages,
  AdminOrderCrmChoices,
  AdminOrderCrmStages,
  AdminRemoveCrmStage,
  AdminUpdateCrmChoice,
  AdminUpdateCrmPipeline,
  AdminUpdateCrmStage,
} from "./validators"

const list = (path: string, schema: Parameters<typeof validateListQuery>[0]): MiddlewareRoute => ({
  matcher: `/admin/crm/${path}`,
  methods: ["GET"],
  middlewares: [validateListQuery(schema, { defaults: [] })],
})
const post = (path: string, schema: Parameters<typeof validateBody>[0]): MiddlewareRoute => ({
  matcher: `/admin/crm/${path}`,
  methods: ["POST"],
  middlewares: [validateBody(schema)],
})

/** Set-up of the pipeline: short lists in their own order. */
export const adminCrmStageMiddlewares: MiddlewareRoute[] = [
  list("pipelines", AdminListCrmSetUp),
  post("pipelines", AdminCreateCrmPipeline),
  post("pipelines/:id", AdminUpdateCrmPipeline),
  post("pipelines/:id/order", AdminOrderCrmStages),
  list("stages", AdminListCrmStages),
  post("stages", AdminCreateCrmStage),
  post("stages/:id", AdminUpdateCrmStage),
  {
    matcher: "/admin/crm/stages/:id",
    methods: ["DELETE"],
    middlewares: [validateReportQuery(AdminRemoveCrmStage)],
  },
  ...["lost-reasons", "sources"].flatMap((path) => [
    list(path, AdminListCrmSetUp),
    post(path, AdminCreateCrmChoice),
    post(`${path}/order`, AdminOrderCrmChoices),
    {
      matcher: `/admin/crm/${path}/:id`,
      methods: ["POST" as const],
      middlewares: [unlessId(["order"], validateBody(AdminUpdateCrmChoice))],
    },
  ]),
]
