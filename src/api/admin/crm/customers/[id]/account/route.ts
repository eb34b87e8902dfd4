import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { BigNumberInput } from "@medusajs/framework/types"
import { MathBN } from "@medusajs/framework/utils"

import { RECEIVABLE_MODULE } from "../../../../../../modules/receivable"
import type { ReceivableModuleService } from "../../../../../../modules/receivable/service"
import { debtorGroup } from "../../../../../../workflows/interaction/customer-group"
import { readHostCustomer } from "../../../../../../workflows/receivable/host/customer"
import { customerName } from "../../../../../../workflows/receivable/rules/customer-name"
import { customerOf } from "../../../../../shared/customer"
import { storeToday } from "../../../../../shared/documents"
import { reportingOf, reportInput } from "../../../reports/report-input"
import { positionAnswerOf } from "../../position-answer"

/** The one currency in which a debtor owes; the store's own decides where there are several, or none. */
const onlyCurrencyOf = (positions: { currency_code: string; outstanding: BigNumberInput }[]): string | undefined => {
  const owed = positions.filter(({ outstanding }) => MathBN.gt(outstanding, 0))
  const [first, ...others] = owed.length ? owed : positions
  return others.length ? undefined : first?.currency_code
}

/**
 * One debtor as a collector sees it, in one currency: position, how it pays, what terms that suggests.
 *
 * The debtor may be another customer than the one asked for: who pays for it.
 */
export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const receivable = req.scope.resolve<ReceivableModuleService>(RECEIVABLE_MODULE)
  const { id } = await customerOf(req)
  const { debtor_id, debtor_ids } = await debtorGroup(req.scope, id)
  const debtor = await readHostCustomer(req.scope, debtor_id)
  const asked = req.validatedQuery as { currency_code?: string }
  const positions = await receivable.position(debtor_id, { debtor_ids, today: await storeToday(req) })
  const input = await reportInput(req, {
    ...asked,
    currency_code: asked.currency_code ?? onlyCurrencyOf(positions),
    customer_id: debtor_id,
  })
  const { currency_code, today } = input
  const [record, figures] = await Promise.all([
    receivable.paymentRecord(debtor_ids, { currency_code, today, base_days: input.payment_terms_days }),
    reportingOf(req).receivables({ ...input, owner_ids: null }),
  ])
  const { outstanding, biggest_paid } = record.behaviour
  res.json({
    account: {
      customer_id: id,
      debtor_id,
      name: customerName(debtor),
      email: debtor.email,
      as_of: today,
      currency_code,
      positions: positions.map(positionAnswerOf),
      buckets: figures.buckets,
      dso: figures.dso,
      ...record,
      behaviour: {
        ...record.behaviour,
        outstanding: MathBN.convert(outstanding).toNumber(),
        biggest_paid: MathBN.convert(biggest_paid).toNumber(),
      },
    },
  })
}
