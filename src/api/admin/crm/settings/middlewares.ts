import { MiddlewareRoute } from "@medusajs/framework/http"

import { validateBody } from "../../../shared"
import { AdminSendTestMail, AdminUpdateSettings } from "./validators"

export const adminCrmSettingsMiddlewares: MiddlewareRoute[] = [
  {
    matcher: "/admin/crm/settings",
    methods: ["POST"],
    // A logo of 200 kB is 270 kB as base64; the host's limit is 100 kB.
    bodyParser: { sizeLimit: "400kb" },
    middlewares: [validateBody(AdminUpdateSettings)],
  },
  { matcher: "/admin/crm/settings/test-mail", methods: ["POST"], middlewares: [validateBody(AdminSendTestMail)] },
]
