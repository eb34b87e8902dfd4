import { MedusaRequest } from "@medusajs/framework/http"

import type { ContactCaller } from "../../../../workflows/interaction/save-contact"
import { accessOf, actorOf } from "../../../shared"

export const contactCaller = (req: MedusaRequest): ContactCaller => ({
  actor: actorOf(req),
  can_money: accessOf(req).can_money,
})
