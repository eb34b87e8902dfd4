import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { MathBN } from "@medusajs/framework/utils"

import type { CustomerListRow } from "../../../../../modules/reporting/queries/customer-list"
import { csvNumber, csvText } from "../../../../../shared/csv"
import { sendLines } from "../../../../shared/send-lines"
import { reportingOf, reportInput } from "../../reports/report-input"
import { AdminGetCrmCustomersParams } from "../validators"

const TEXTS = ["id", "name", "person", "email", "phone", "country_code", "city"] as const
const NUMBERS = ["open_quotes", "open_quotes_total", "revenue", "outstanding", "overdue", "payment_delay"] as const

/** All customers that the list's filters leave, as CSV. */
export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const { order, currency_code, ...filters } = req.validatedQuery as unknown as AdminGetCrmCustomersParams
  const input = await reportInput(req, { currency_code })
  const head = [...TEXTS, "registered_at", "last_contact_at", "next_follow_up_date", "currency_code", ...NUMBERS]
  await sendLines(res, { filename: `customers-${input.today}.csv`, head }, (write) =>
    reportingOf(req).streamCustomers(input, filters, order!, (rows) =>
      write(rows.map((row) => cellsOf(row, input.currency_code)))
    )
  )
}

const cellsOf = (row: CustomerListRow, currency_code: string): string[] => [
  ...TEXTS.map((name) => csvText(row[name])),
  csvText(row.registered_at.toISOString()),
  csvText(row.last_contact_at?.toISOString()),
  csvText(row.next_follow_up?.due_date),
  csvText(currency_code),
  ...NUMBERS.map((name) => csvNumber(row[name] === null ? null : MathBN.convert(row[name]).toFixed())),
]
