import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { MedusaError } from "@medusajs/framework/utils"

import { dunning } from "../../../../workflows/dunning/dunning-module"
import { accessOf, actorOf } from "../../../shared"
import { plainRow } from "../../../shared/answer"
import { customerFilter } from "../../../shared/customer"
import { listRequestOf, storeToday } from "../../../shared/documents"
import { AdminCreateCrmDunningPause } from "../dunning-runs/validators"

export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const { filters, limit, offset, order = "-created_at" } = listRequestOf(req)
  const { active, customer_id, ...others } = filters
  const rest = customer_id ? { ...others, customer_id: await customerFilter(req, customer_id) } : others
  const today = await storeToday(req)
  const holds = { ended_at: null, $or: [{ until_date: null }, { until_date: { $gte: today } }] }
  const direction = order.startsWith("-") ? "DESC" : "ASC"
  const [rows, count] = await dunning(req.scope).listAndCountCrmDunningPauses(
    { ...rest, ...(active === undefined ? {} : active ? holds : { $not: holds }) } as never,
    { take: limit, skip: offset, order: { [order.replace(/^-/, "")]: direction, id: direction } }
  )
  res.json({ dunning_pauses: plainRow<unknown[]>(rows), count, offset, limit })
}

/** Everyone who sells may ask for a delay; to pause or lock needs the right to money. */
export const POST = async (req: MedusaRequest<AdminCreateCrmDunningPause>, res: MedusaResponse): Promise<void> => {
  const { kind } = req.validatedBody
  if (kind !== "sales_delay" && !accessOf(req).can_money) {
    throw new MedusaError(
      MedusaError.Types.FORBIDDEN,
      "You may ask for a delay (sales_delay); pausing needs the right to money, which is given in Settings › CRM › Access."
    )
  }
  const id = await dunning(req.scope).addPause(req.validatedBody, await storeToday(req), actorOf(req))
  res.json({ dunning_pause: plainRow(await dunning(req.scope).retrieveCrmDunningPause(id)) })
}
