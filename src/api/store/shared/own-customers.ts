import { MedusaRequest } from "@medusajs/framework/http"

import { interactions } from "../../../workflows/interaction/interaction-module"
import { DebtorGroup, debtorAlone } from "../../../workflows/interaction/customer-group"
import { customerActor } from "./customer-quote"

/** Whose documents the customer who is logged in may see: theirs, and those of whoever was merged into them. Never of whom they were merged into. */
export const ownCustomers = (req: MedusaRequest): Promise<string[]> =>
  interactions(req.scope).customersBelow(customerActor(req).actor_id)

/** The same of whoever pays for them. */
export const ownDebtor = (req: MedusaRequest): Promise<DebtorGroup> =>
  debtorAlone(req.scope, customerActor(req).actor_id)
