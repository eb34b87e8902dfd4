import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { MathBN } from "@medusajs/framework/utils"

import { RECEIVABLE_MODULE } from "../../../../../../../modules/receivable"
import type { ReceivableModuleService } from "../../../../../../../modules/receivable/service"
import { loadInvoice } from "../../../load"
import { AdminPreviewCrmCreditNote } from "../../../validators"

const AMOUNTS = ["subtotal", "discount_total", "shipping_total", "tax_total", "rounding_total", "total"] as const

const number = (amount: string): number => MathBN.convert(amount).toNumber()

/** What a credit note would say, and what could be credited; nothing is made. */
export const POST = async (req: MedusaRequest<AdminPreviewCrmCreditNote>, res: MedusaResponse): Promise<void> => {
  const { id } = await loadInvoice(req)
  const receivable = req.scope.resolve<ReceivableModuleService>(RECEIVABLE_MODULE)
  const preview = await receivable.previewCreditNote({ invoice_id: id, ...req.validatedBody })
  const { credit_note: note, items } = preview
  res.json({
    preview: {
      currency_code: preview.currency_code,
      left: number(preview.left),
      left_after: number(preview.left_after),
      becomes_credit: number(preview.becomes_credit),
      items: items.map((item) => ({
        ...item,
        quantity: number(item.quantity),
        quantity_left: number(item.quantity_left),
        total: number(item.total),
      })),
      credit_note: note && {
        ...Object.fromEntries(AMOUNTS.map((name) => [name, number(note[name])])),
        tax_lines: note.tax_lines,
        lines: note.lines.map((line) => ({ ...line, quantity: number(line.quantity), total: number(line.total) })),
      },
    },
  })
}
