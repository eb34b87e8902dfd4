import { MedusaNextFunction, MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { MedusaError } from "@medusajs/framework/utils"

import { warranties } from "../../../../workflows/warranty/claims/claim-module"
import { scopeOf } from "../../../shared"

/** Stands before every route of one claim: outside the caller's scope it is as if it did not exist. @throws NOT_FOUND */
export async function claimWithinScope(req: MedusaRequest, _res: MedusaResponse, next: MedusaNextFunction): Promise<void> {
  const { id } = req.params
  if (!(await warranties(req.scope).isWithin("claim", id, scopeOf(req)))) {
    throw new MedusaError(MedusaError.Types.NOT_FOUND, `Warranty claim ${id} was not found.`)
  }
  next()
}
