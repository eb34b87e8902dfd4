import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { MathBN } from "@medusajs/framework/utils"

import { ACCESS_MODULE } from "../../../../../modules/access"
import type { AccessModuleService } from "../../../../../modules/access/service"
import { RECEIVABLE_MODULE } from "../../../../../modules/receivable"
import type { ReceivableModuleService } from "../../../../../modules/receivable/service"
import { proposeAllocation } from "../../../../../shared/allocation-proposal"
import { writeOffLimit } from "../../../../../shared/write-off-limit"
import { scopeOf } from "../../../../shared"
import { rowsByIds, storeToday } from "../../../../shared/documents"
import { InvoiceRow, invoiceAnswerOf } from "../../invoices/answer"
import { AdminProposeCrmReceipt } from "../validators"

type Row = InvoiceRow & { number: string | null }

/** What money of a customer would be used on, by the one rule that the screen follows too; changes nothing. */
export const POST = async (req: MedusaRequest<AdminProposeCrmReceipt>, res: MedusaResponse): Promise<void> => {
  const { customer_id, amount, currency_code, received_date, reference, invoice_ids } = req.validatedBody
  const today = await storeToday(req)
  const receivable = req.scope.resolve<ReceivableModuleService>(RECEIVABLE_MODULE)
  const filters = {
    status: "issued",
    payment_status: ["unpaid", "partially_paid"],
    bill_to_customer_id: { $of: customer_id },
    currency_code,
  }
  const request = { filters, order: "due_date", limit: 200, offset: 0, scope: scopeOf(req) }
  const { ids } = await receivable.searchInvoices(request, today)
  const rows = await rowsByIds<Row>(req, "crm_invoice", ids, ["*instalments", "*credit_notes"])
  const open = rows.map((row) => ({ ...invoiceAnswerOf(row, today), id: row.id, number: row.number }))
  const settings = await req.scope.resolve<AccessModuleService>(ACCESS_MODULE).getSettings()
  const { rule, parts, left, short } = proposeAllocation(
    {
      amount: MathBN.convert(amount).toNumber(),
      day: received_date ?? today,
      reference,
      named: invoice_ids,
      tolerance: writeOffLimit(settings.write_off_limits, currency_code),
    },
    open
  )
  const allocations = Object.entries(parts).map(([invoice_id, part]) => {
    const { number, outstanding } = open.find(({ id }) => id === invoice_id)!
    return { invoice_id, number, amount: part, outstanding }
  })
  res.json({ proposal: { rule, allocations, left, short, currency_code } })
}
