import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"

import { BANKING_MODULE } from "../../../../modules/banking"
import { decodeBankFile, parseBankCsv } from "../../../../modules/banking/rules/bank-csv"
import type { BankingModuleService } from "../../../../modules/banking/service"
import { actorOf } from "../../../shared"
import { AdminImportCrmBankStatement } from "./validators"

export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const query = req.scope.resolve(ContainerRegistrationKeys.QUERY)
  const { data, metadata } = await query.graph({
    entity: "crm_bank_statement",
    ...req.queryConfig,
    filters: req.filterableFields,
  })
  const { count = 0, skip: offset = 0, take: limit = 0 } = metadata ?? {}
  res.json({ bank_statements: data, count, offset, limit })
}

/** Takes a bank's file, all or nothing, each movement once; with `dry_run` it only says what it would bring. */
export const POST = async (req: MedusaRequest<AdminImportCrmBankStatement>, res: MedusaResponse): Promise<void> => {
  const { mapping_id, filename, csv, content, format, dry_run } = req.validatedBody
  const banking = req.scope.resolve<BankingModuleService>(BANKING_MODULE)
  const mapping = await banking.getMapping(mapping_id)
  const manner = format ?? mapping.format
  const text = csv ?? decodeBankFile(Buffer.from(content!, "base64"), manner.encoding)
  const lines = parseBankCsv(text, manner, mapping.currency_code)
  const { statement_id, ...result } = dry_run
    ? await banking.previewLines(mapping, { filename, lines })
    : await banking.importLines(mapping, { filename, lines }, actorOf(req))
  const [statement] = statement_id ? await banking.listCrmBankStatements({ id: statement_id }) : []
  res.json({ bank_statement: statement ?? null, dry_run, currency_code: mapping.currency_code, ...result })
}
