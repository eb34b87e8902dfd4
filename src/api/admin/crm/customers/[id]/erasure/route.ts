import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { ACCESS_MODULE } from "../../../../../../modules/access"
import type { AccessModuleService } from "../../../../../../modules/access/service"
import { nextErasureDay } from "../../../../../../modules/interaction/erasure/erasure"
import type { ErasureRow } from "../../../../../../modules/interaction/types"
import { readCustomer } from "../../../../../../workflows/interaction/customer-group"
import { eraseCustomerWorkflow } from "../../../../../../workflows/interaction/erase-customer"
import { erasedWith } from "../../../../../../workflows/interaction/who-is-erased"
import { interactions } from "../../../../../../workflows/interaction/interaction-module"
import { actorOf } from "../../../../../shared"
import { AdminEraseCrmCustomer } from "../../validators"

/** Without what is still to go: addresses and files are nobody's business any more. */
const answerOf = (erasure: ErasureRow | null, years: number) =>
  erasure && {
    customer_id: erasure.customer_id,
    state: erasure.state,
    rows: erasure.rows ?? {},
    kept: erasure.kept,
    next_date: nextErasureDay(erasure, years),
    note: erasure.note,
    erased_at: erasure.created_at,
    erased_by: erasure.actor_id,
    finished_at: erasure.finished_at,
  }

/** Whether the customer was erased, else who goes with them and what is open; nothing is changed. */
export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const { group } = await readCustomer(req.scope, req.params.id)
  const { root_id, customer_ids } = await erasedWith(req.scope, group)
  const service = interactions(req.scope)
  const [erasure, open_business, { retention_years }, customers] = await Promise.all([
    service.erasureOf(root_id),
    service.openBusinessOf(customer_ids),
    req.scope.resolve<AccessModuleService>(ACCESS_MODULE).getSettings(),
    service.listCrmHostCustomers(
      { customer_id: customer_ids },
      { select: ["id", "customer_id", "name", "email"], order: { customer_id: "ASC" }, take: null as never }
    ),
  ])
  const erased = customers.map(({ customer_id, name, email }) => ({ id: customer_id, name, email }))
  res.json({ erasure: answerOf(erasure, retention_years), open_business, retention_years, customers: erased })
}

export const POST = async (req: MedusaRequest<AdminEraseCrmCustomer>, res: MedusaResponse): Promise<void> => {
  const { result } = await eraseCustomerWorkflow(req.scope).run({
    input: { customer_id: req.params.id, ...req.validatedBody, actor: actorOf(req) },
  })
  const erasure = result as ErasureRow
  res.json({ erasure: answerOf(erasure, erasure.years ?? 0) })
}
