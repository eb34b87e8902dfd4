import { MedusaError } from "@medusajs/framework/utils"
import {
  createStep,
  createWorkflow,
  StepResponse,
  transform,
  when,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { emitEventStep } from "@medusajs/medusa/core-flows"

import type { DatedLine } from "../../modules/delivery/types"
import { Actor } from "../../shared/actor"
import { Day } from "../../shared/days"
import { CrmEvents } from "../../shared/events"
import { orderNumber } from "../../shared/order-number"
import { deliveries } from "./delivery-module"
import { assertNotCanceled, DeliveryOrder, readDeliveryOrder, refOf } from "./host-order"
import { openLines } from "./rules/progress"

export type PromiseDatesInput = {
  order_id: string
  /** Dates line by line; null takes the one that a line has back. */
  lines?: DatedLine[]
  /** One date for every line of which something is still to come. */
  promised_date?: Day | null
  note?: string | null
  actor: Actor
}

/**
 * The dates as they are asked for, line by line.
 *
 * @throws NOT_FOUND for a line of another order; INVALID_DATA for one named twice; NOT_ALLOWED for one that was delivered, or when nothing is
 * to come
 */
export function askedDates(
  order: DeliveryOrder,
  { lines, promised_date }: Pick<PromiseDatesInput, "lines" | "promised_date">
): DatedLine[] {
  const open = openLines(order)
  if (!lines) {
    if (!open.length) {
      throw new MedusaError(
        MedusaError.Types.NOT_ALLOWED,
        `Nothing of order ${orderNumber(order)} is to be delivered any more, so no date can be promised.`
      )
    }
    return open.map(({ line_id }) => ({ line_id, promised_date: promised_date ?? null }))
  }
  for (const [index, { line_id }] of lines.entries()) {
    const line = order.lines.find((one) => one.line_id === line_id)
    if (!line) {
      throw new MedusaError(MedusaError.Types.NOT_FOUND, `Order ${orderNumber(order)} has no line ${line_id}.`)
    }
    if (lines.findIndex((one) => one.line_id === line_id) !== index) {
      throw new MedusaError(MedusaError.Types.INVALID_DATA, `Line ${line_id} is named twice.`)
    }
    if (!open.includes(line)) {
      throw new MedusaError(
        MedusaError.Types.NOT_ALLOWED,
        `${line.title} of order ${orderNumber(order)} was delivered or returned; its date stays as it is.`
      )
    }
  }
  return lines
}

const promiseDatesStep = createStep("crm-promise-dates", async (input: PromiseDatesInput, { container }) => {
  const order = await readDeliveryOrder(container, input.order_id)
  assertNotCanceled(order)
  const origin = { source: "hand" as const, note: input.note?.trim() || null }
  const dates = askedDates(order, input)
  const changed = await deliveries(container).promiseDates(refOf(order), dates, origin, input.actor)
  return new StepResponse({ changed })
})

/**
 * Promises delivery dates for lines of an order, by hand. What has the date already stays as it is.
 *
 * Emits `crm_delivery.dated` with `{ id }` of the order when a date changed.
 *
 * @throws NOT_ALLOWED for a canceled order; as `askedDates`
 */
export const promiseDeliveryWorkflow = createWorkflow("crm-promise-delivery", (input: PromiseDatesInput) => {
  const promised = promiseDatesStep(input)
  const isChanged = transform(promised, ({ changed }) => changed.length > 0)
  when(isChanged, (it) => it).then(() => {
    emitEventStep({ eventName: CrmEvents.DELIVERY_DATED, data: { id: input.order_id } })
  })
  return new WorkflowResponse(promised)
})
