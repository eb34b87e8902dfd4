import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { MathBN, MedusaError } from "@medusajs/framework/utils"

import { RECEIVABLE_MODULE } from "../../../../modules/receivable"
import type { OpeningImport } from "../../../../modules/receivable/acts/import-opening"
import { readOpeningCsv } from "../../../../modules/receivable/rules/opening-csv"
import type { ReceivableModuleService } from "../../../../modules/receivable/service"
import { serverLocale, translator } from "../../../../shared/i18n"
import { formatMoney } from "../../../../shared/i18n/format"
import { companyIds } from "../../../../workflows/receivable/host/numbering"
import { openingParties } from "../../../../workflows/receivable/host/opening-parties"
import { companyToday } from "../../../../workflows/receivable/host/store-today"
import { actorOf } from "../../../shared"
import { openingAnswer } from "./answer"
import { AdminImportCrmOpeningBalances } from "./validators"

/**
 * Takes over what a ledger of before left open, all of the file or nothing, each number of a customer once; with `dry_run` it only says
 * what each line would become.
 */
export const POST = async (req: MedusaRequest<AdminImportCrmOpeningBalances>, res: MedusaResponse): Promise<void> => {
  const { csv, filename, decimal, date_format, company_id, dry_run } = req.validatedBody
  if (!(await companyIds(req.scope)).includes(company_id)) {
    throw new MedusaError(MedusaError.Types.NOT_FOUND, `Company ${company_id} was not found.`)
  }
  const receivable = req.scope.resolve<ReceivableModuleService>(RECEIVABLE_MODULE)
  const today = await companyToday(req.scope, company_id)
  const rows = readOpeningCsv(csv, { decimal, date_format }, today)
  const parties = await openingParties(req.scope, company_id, rows.map(({ said }) => said.email)) // prettier-ignore
  const input = { company_id, rows, parties }
  const results = dry_run
    ? await receivable.previewOpening(input)
    : await receivable.importOpening({ ...input, filename, titleOf, today, actor: actorOf(req) })
  res.json({ dry_run, ...openingAnswer(results) })
}

/** The one line of its paper. */
const titleOf: OpeningImport["titleOf"] = ({ number, total, outstanding, currency_code }, wanted) => {
  const locale = serverLocale(wanted)
  const t = translator(locale)
  const say = (amount: Parameters<typeof formatMoney>[0]): string => formatMoney(amount, currency_code, locale)
  const settled = MathBN.sub(total, outstanding)
  return {
    title: t("opening.invoice", { number }),
    subtitle: settled.isZero() ? null : t("opening.settled", { total: say(total), settled: say(settled) }),
  }
}
