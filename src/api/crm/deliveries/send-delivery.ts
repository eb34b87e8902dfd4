import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { deliveryView } from "../../../shared/documents"
import { deliveries } from "../../../workflows/delivery/delivery-module"
import { deliveryDocument } from "../../../workflows/delivery/mail/documents"
import { openLines } from "../../../workflows/delivery/rules/progress"
import { BuyersOrder } from "../shared/opened-delivery"
import { orderNumber } from "../../../shared/order-number"

/** Answers with the dates as they are promised now, beside what the link's mail told before. Ids, owner and History stay here. */
export async function sendDelivery(
  req: MedusaRequest,
  res: MedusaResponse,
  { opened, order }: BuyersOrder
): Promise<void> {
  const service = deliveries(req.scope)
  const [notice, dated] = [await service.noticeById(opened.reference_id), await service.linesOf(order.id)]
  const lines = openLines(order).map(({ line_id, title, quantity }) => {
    const promised_date = dated.find((line) => line.line_id === line_id)?.promised_date ?? null
    const told = notice.lines.find((line) => line.line_id === line_id)
    const told_date = told?.promised_date === promised_date ? (told?.told_date ?? null) : (told?.promised_date ?? null)
    return { title, quantity, promised_date, told_date }
  })
  const { answer, answer_text } = notice
  res.json({
    delivery: { order_number: orderNumber(order), lines, answer, answer_text },
    view: deliveryView(await deliveryDocument(req.scope, order, notice.locale), { lines, answer, answer_text }),
  })
}
