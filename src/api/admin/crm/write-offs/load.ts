import { MedusaRequest } from "@medusajs/framework/http"
import { MedusaError } from "@medusajs/framework/utils"

import { ACCESS_MODULE } from "../../../../modules/access"
import { mayAct } from "../../../../modules/access/rules/access"
import type { AccessModuleService } from "../../../../modules/access/service"
import { writeOffLimit } from "../../../../shared/write-off-limit"
import { accessOf, assertInScope } from "../../../shared"
import { plainRow } from "../../../shared/answer"
import { rowsByIds } from "../../../shared/documents"

export type WriteOffRow = Record<string, unknown> & { id: string; invoice_id: string; owner_id: string | null }

export const writeOffAnswerOf = ({ allocated_total: _counted, ...row }: WriteOffRow): Record<string, unknown> =>
  plainRow<Record<string, unknown>>(row)

/** @throws NOT_FOUND, also for one outside the caller's scope */
export async function loadWriteOff(req: MedusaRequest, id: string = req.params.id): Promise<WriteOffRow> {
  const [row] = await rowsByIds<WriteOffRow>(req, "crm_write_off", [id], [])
  if (!row) {
    throw new MedusaError(MedusaError.Types.NOT_FOUND, `Write-off ${id} was not found.`)
  }
  assertInScope(req, row.owner_id, `Write-off ${id}`)
  return row
}

/** Most that the caller may write off of one invoice in a currency; null for any amount. */
export async function callersLimit(req: MedusaRequest, currencyCode: string): Promise<number | null> {
  const { write_off_limits, write_off_over } = await req.scope
    .resolve<AccessModuleService>(ACCESS_MODULE)
    .getSettings()
  const mayExceed = write_off_over !== "nobody" && mayAct(accessOf(req), write_off_over)
  return mayExceed ? null : writeOffLimit(write_off_limits, currencyCode)
}
