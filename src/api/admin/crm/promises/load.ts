import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { MathBN, MedusaError } from "@medusajs/framework/utils"

import { RECEIVABLE_MODULE } from "../../../../modules/receivable"
import type { ReceivableModuleService } from "../../../../modules/receivable/service"
import { pickFields, plainRow } from "../../../shared/answer"
import { listRequestOf, rowsByIds, storeToday, totalsAnswer } from "../../../shared/documents"

export type StoredPromise = Record<string, unknown> & { id: string; invoice_id: string | null }

/** Promises with what became of them by today, in the order of their ids. */
async function promisesByIds(req: MedusaRequest, ids: string[]): Promise<(StoredPromise & { state: string })[]> {
  const rows = await rowsByIds<StoredPromise>(req, "crm_promise", ids, [])
  const receivable = req.scope.resolve<ReceivableModuleService>(RECEIVABLE_MODULE)
  const states = await receivable.promiseStates(
    rows.map(({ id }) => id),
    await storeToday(req)
  )
  return rows.map((row) => {
    const { state, received } = states.get(row.id)!
    return { ...plainRow<StoredPromise>(row), state, received: MathBN.convert(received).toNumber() }
  })
}

/** One page of promises. @param filters - narrow it further; whoever may see them all, the caller has checked */
export async function answerPromises(
  req: MedusaRequest,
  res: MedusaResponse,
  filters?: Record<string, unknown>
): Promise<void> {
  const asked = listRequestOf(req)
  const request = filters
    ? { ...asked, filters: { ...asked.filters, ...filters }, scope: { all: true as const } }
    : asked
  const receivable = req.scope.resolve<ReceivableModuleService>(RECEIVABLE_MODULE)
  const { ids, count, totals } = await receivable.searchPromises(request, await storeToday(req))
  const promises = (await promisesByIds(req, ids)).map((row) => pickFields(row, req.queryConfig.fields))
  res.json({ promises, count, offset: request.offset, limit: request.limit, totals: totalsAnswer(totals) })
}

/** @throws NOT_FOUND */
export async function answerPromise(req: MedusaRequest, id: string): Promise<StoredPromise> {
  const [row] = await promisesByIds(req, [id])
  if (!row) {
    throw new MedusaError(MedusaError.Types.NOT_FOUND, `Promise ${id} was not found.`)
  }
  return row
}
