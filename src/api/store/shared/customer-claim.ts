import { MedusaRequest } from "@medusajs/framework/http"
import { MedusaError } from "@medusajs/framework/utils"

import { WholeClaim } from "../../../modules/warranty/claims/read-claims"
import { ClaimRow } from "../../../modules/warranty/claims/types"
import { deductibleOf } from "../../../modules/warranty/rules/claim-deductible"
import { warranties } from "../../../workflows/warranty/claims/claim-module"
import { ownCustomers } from "./own-customers"
import { withOwnOrders } from "./own-orders"

/** What a customer knows of their claim; what the house notes, decides and pays stays there, and another's order is not told. */
const SHOWN = [
  "id", "number", "warranty_id", "warranty_number", "order_id", "order_number", "product_id", "variant_id", "title", "serial", "quantity",
  "fault_code", "description", "status", "rejected_reason", "remedy", "remedy_state", "due_date", "answer_due_at", "submitted_at", "approved_at", "rejected_at",
  "resolved_at", "canceled_at",
] as const satisfies readonly (keyof ClaimRow)[] // prettier-ignore

/** Claims as a list shows them to their customer. */
export const customerClaims = async (req: MedusaRequest, claims: ClaimRow[]): Promise<Record<string, unknown>[]> =>
  (await withOwnOrders(req, claims)).map(customerClaim)

const customerClaim = (claim: ClaimRow): Record<string, unknown> => ({
  ...Object.fromEntries(SHOWN.map((name) => [name, claim[name]])),
  deductible: deductibleOf(claim),
})

/** The same with what was written, and the files that are theirs to see. */
const wholeCustomerClaim = (claim: WholeClaim): Record<string, unknown> => ({
  ...customerClaim(claim),
  states: claim.states.map(({ state, at }) => ({ state, at })),
  messages: claim.messages.map(({ id, text, author_type, author_name, created_at }) => ({
    id,
    text,
    author_type,
    author_name,
    created_at,
  })),
  files: claim.files
    .filter(({ for_customer }) => for_customer)
    .map(({ id, filename, mime_type, size, created_at }) => ({ id, file_name: filename, mime_type, size, created_at })),
})

/** The claim of the customer who is logged in. Another's and none at all are the same to them. @throws NOT_FOUND */
export async function openOwnClaim(req: MedusaRequest): Promise<ClaimRow> {
  const [claim] = await warranties(req.scope).listClaims([req.params.id])
  if (!claim?.customer_id || !(await ownCustomers(req)).includes(claim.customer_id)) {
    throw new MedusaError(MedusaError.Types.NOT_FOUND, `Warranty claim ${req.params.id} was not found.`)
  }
  return claim
}

export async function answerOwnClaim(req: MedusaRequest, id: string): Promise<Record<string, unknown>> {
  const [claim] = await withOwnOrders(req, [await warranties(req.scope).wholeClaim(id)])
  return wholeCustomerClaim(claim)
}
