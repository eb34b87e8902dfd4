import { MedusaNextFunction, MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { MedusaError } from "@medusajs/framework/utils"

import { warranties } from "../../../../workflows/warranty/warranty-module"
import { scopeOf } from "../../../shared"

/** @throws NOT_FOUND for an entitlement outside the caller's scope, as for none */
export async function assertWarrantyInScope(req: MedusaRequest, id: string): Promise<void> {
  if (!(await warranties(req.scope).isWithin("warranty", id, scopeOf(req)))) {
    throw new MedusaError(MedusaError.Types.NOT_FOUND, `Warranty ${id} was not found.`)
  }
}

/** Stands before every route of one entitlement. @throws NOT_FOUND */
export async function warrantyWithinScope(req: MedusaRequest, _res: MedusaResponse, next: MedusaNextFunction): Promise<void> {
  await assertWarrantyInScope(req, req.params.id)
  next()
}
