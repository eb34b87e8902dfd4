import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { MathBN } from "@medusajs/framework/utils"

import { paymentFacts } from "../../../../../../modules/receivable/rules/payment-status"
import { InvoiceRow } from "../../../../../../modules/receivable/types"
import { Day } from "../../../../../../shared/days"
import { storeToday } from "../../../../../shared/documents"
import { ownInvoices, receivablesOf } from "../../../../shared/customer-invoice"

/** The invoices of the customer who is logged in, newest first. */
export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const { skip: offset = 0, take: limit = 20, order = {} } = req.queryConfig.pagination
  const [rows, count] = await receivablesOf(req).listAndCountCrmInvoices((await ownInvoices(req)) as never, {
    order: { ...order, id: "DESC" } as never,
    relations: ["instalments"],
    take: limit,
    skip: offset,
  })
  const today = await storeToday(req)
  res.json({ invoices: rows.map((row) => summary(row as unknown as InvoiceRow, today)), count, offset, limit })
}

function summary(row: InvoiceRow, today: Day) {
  const { outstanding, payment_status, next_due_date, days_overdue } = paymentFacts(row as never, today)
  return {
    id: row.id,
    number: row.number,
    status: row.status,
    payment_status,
    issue_date: row.issue_date,
    due_date: row.due_date,
    next_due_date,
    overdue: days_overdue > 0,
    currency_code: row.currency_code,
    total: MathBN.convert(row.total).toNumber(),
    outstanding: outstanding.toNumber(),
    order_id: row.order_id,
    purchase_order_number: row.purchase_order_number,
  }
}
