import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { MathBN } from "@medusajs/framework/utils"

import { RECEIVABLE_MODULE } from "../../../../../../modules/receivable"
import type { ReceivableModuleService } from "../../../../../../modules/receivable/service"
import type { CustomerPosition } from "../../../../../../modules/receivable/types"
import { readHostCustomer } from "../../../../../../workflows/receivable/host/customer"
import { storeToday } from "../../../../../shared/documents"

const AMOUNTS = ["outstanding", "overdue", "unallocated", "uninvoiced_orders", "exposure", "credit_limit", "headroom"] as const

/** Exact decimal text inside, numbers in answers. */
const withNumbers = (position: CustomerPosition): Record<string, unknown> => ({
  ...position,
  ...Object.fromEntries(
    AMOUNTS.map((name) => {
      const amount = position[name]
      return [name, amount === null ? null : MathBN.convert(amount).toNumber()]
    })
  ),
})

export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  await readHostCustomer(req.scope, req.params.id)
  const { currency_code } = req.validatedQuery as { currency_code?: string }
  const today = await storeToday(req)
  const receivable = req.scope.resolve<ReceivableModuleService>(RECEIVABLE_MODULE)
  const positions = await receivable.position(req.params.id, { currency_code, today })
  res.json({ positions: positions.map(withNumbers) })
}
