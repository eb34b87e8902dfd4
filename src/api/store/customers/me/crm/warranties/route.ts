import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { registerProduct } from "../../../../../../workflows/warranty/register-product"
import { warranties } from "../../../../../../workflows/warranty/warranty-module"
import { storeToday } from "../../../../../shared/documents"
import { customerActor } from "../../../../shared/customer-quote"
import { customerWarranties, openOwnWarranty } from "../../../../shared/customer-warranty"
import { ownCustomers } from "../../../../shared/own-customers"
import { ownOrders } from "../../../../shared/own-orders"
import { StoreGetCrmWarrantiesParams, StoreRegisterCrmWarranty } from "../../../../shared/validators"

/** The warranties of the customer who is logged in, the newest first. */
export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const { limit, offset, order_id, ...filters } = req.validatedQuery as unknown as StoreGetCrmWarrantiesParams
  const today = await storeToday(req)
  // An order of another's is none, so that nobody learns by which one they were given something.
  const ofOrder = order_id ? { order_id: [...(await ownOrders(req, [order_id].flat()))] } : {}
  const own = { ...filters, ...ofOrder, customer_id: await ownCustomers(req) }
  const { ids, count } = await warranties(req.scope).searchWarranties(
    { filters: own, limit, offset, scope: { all: true } },
    today
  )
  const rows = await warranties(req.scope).warranties(ids)
  res.json({ warranties: await customerWarranties(req, rows, today), count, offset, limit })
}

/** Registers a product of theirs; the same registered again answers the same. */
export const POST = async (req: MedusaRequest<StoreRegisterCrmWarranty>, res: MedusaResponse): Promise<void> => {
  const actor = customerActor(req)
  const input = { ...req.validatedBody, customer_id: actor.actor_id, by_customer: true, actor }
  const row = await openOwnWarranty(req, await registerProduct(req.scope, input))
  const [warranty] = await customerWarranties(req, [row], await storeToday(req))
  res.json({ warranty })
}
