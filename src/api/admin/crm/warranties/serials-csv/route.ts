import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { readSerialsCsv } from "../../../../../modules/warranty/rules/serials-csv"
import { warranties } from "../../../../../workflows/warranty/warranty-module"
import { actorOf, scopeOf } from "../../../../shared"
import { AdminImportCrmSerials } from "../validators"

/** Puts the serial numbers of a file on entitlements that the caller sees, all of the file or nothing. */
export const POST = async (req: MedusaRequest<AdminImportCrmSerials>, res: MedusaResponse): Promise<void> => {
  const { csv, dry_run } = req.validatedBody
  const lines = readSerialsCsv(csv)
  const service = warranties(req.scope)
  const { added, known } = dry_run
    ? await service.tryImportSerials(lines, actorOf(req), scopeOf(req))
    : await service.importSerials(lines, actorOf(req), scopeOf(req))
  res.json({ dry_run, added, known })
}
