import { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"

import { sameAddress } from "../../modules/delivery/acts/address-check"
import type { DeliveryNoticeRow, NoticeAnswer, OpenedDelivery, ShippingAddress } from "../../modules/delivery/types"
import { Actor, SYSTEM_ACTOR } from "../../shared/actor"
import { CrmEvents } from "../../shared/events"
import { TextKey, translator } from "../../shared/i18n"
import { noteFollowUpWorkflow } from "../follow-up"
import { interactions } from "../interaction/interaction-module"
import { readSeller } from "../receivable/host/seller"
import { announce } from "../shared/announce"
import { orderNumber } from "../../shared/order-number"
import { deliveries } from "./delivery-module"
import { assertNotShipped, DeliveryOrder, refOf, shippingAddressOf } from "./host-order"
import { ownerOf } from "./mail/recipient"

/** What an answer comes to, in the store's language. */
type Outcome = Extract<TextKey, `delivery.outcome.${string}`>

type Buyer = { opened: OpenedDelivery; order: DeliveryOrder }

const buyerOf = ({ token_id }: OpenedDelivery): Actor => ({ actor_id: token_id, actor_type: "buyer" })

/** Takes what a customer says of their dates, and notes it as an interaction. Said again it is the same. */
export async function answerDelivery(
  container: MedusaContainer,
  { opened, order }: Buyer,
  answer: { answer: NoticeAnswer; text: string | null }
): Promise<void> {
  const { is_new, notice } = await deliveries(container).answerNotice(opened.reference_id, answer, buyerOf(opened))
  if (is_new) {
    await noteTask(container, order, notice)
    await announce(container, CrmEvents.DELIVERY_ANSWERED, [{ id: order.id }])
    await noteAnswer(container, { opened, order }, `delivery.outcome.${answer.answer}`, answer.text)
  }
}

/**
 * Takes what a buyer says of the address, and notes it as an interaction. An address that is the order's own confirms it.
 *
 * @param proposed - null confirms
 * @throws NOT_ALLOWED when goods have left or staff decided meanwhile
 */
export async function answerAddress(
  container: MedusaContainer,
  { opened, order }: Buyer,
  { proposed, note }: { proposed: ShippingAddress | null; note: string | null }
): Promise<void> {
  assertNotShipped(order)
  const corrected = proposed && !(sameAddress(shippingAddressOf(order), proposed) && !note) ? proposed : null
  const { is_new } = await deliveries(container).answerAddress(
    refOf(order),
    { name: order.email ?? opened.recipient, note, proposed: corrected },
    buyerOf(opened)
  )
  if (is_new) {
    await announce(container, corrected ? CrmEvents.ADDRESS_CORRECTED : CrmEvents.ADDRESS_CONFIRMED, [{ id: order.id }])
    const outcome = corrected ? "delivery.outcome.corrected" : "delivery.outcome.confirmed"
    await noteAnswer(container, { opened, order }, outcome, note)
  }
}

const TASKS = {
  call: ["call", "delivery.task.call"],
  text: ["email", "delivery.task.text"],
} as const satisfies Record<string, [kind: string, title: TextKey]>

/** Who wants to be called, or wrote, is somebody's to answer: a follow-up of today, once for each answer. */
async function noteTask(
  container: MedusaContainer,
  order: DeliveryOrder,
  { id, answer, answer_text, answers }: DeliveryNoticeRow
): Promise<void> {
  if (answer !== "call" && answer !== "text") {
    return
  }
  const [kind, title] = TASKS[answer]
  try {
    const { settings } = await readSeller(container, order.sales_channel_id)
    await noteFollowUpWorkflow(container).run({
      input: {
        kind,
        title: translator(settings.locale)(title, { number: orderNumber(order) }),
        note: answer_text?.slice(0, 2_000) ?? null,
        priority: "high",
        assignee_id: await ownerOf(container, order.id),
        reference: "order",
        reference_id: order.id,
        idempotency_key: `delivery_answer:${id}:${answers}`,
        actor: SYSTEM_ACTOR,
        owner_ids: null,
      },
    })
  } catch (error) {
    const logger = container.resolve(ContainerRegistrationKeys.LOGGER)
    logger.error(
      `The answer about the delivery of order ${orderNumber(order)} became no follow-up: ${(error as Error).message}`
    )
  }
}

/** The answer stands whether or not it can be noted; what stands in the way is told in the log. */
async function noteAnswer(
  container: MedusaContainer,
  { opened, order }: Buyer,
  key: Outcome,
  text: string | null
): Promise<void> {
  const number = orderNumber(order)
  try {
    const { settings } = await readSeller(container, order.sales_channel_id)
    const outcome = translator(settings.locale)(key)
    const id = await interactions(container).logInteraction(
      {
        customer_id: order.customer_id,
        channel: "chat",
        direction: "inbound",
        subject: number,
        outcome,
        text,
        references: [{ reference: "order", reference_id: order.id, number }],
      },
      buyerOf(opened)
    )
    await announce(container, CrmEvents.INTERACTION_LOGGED, [{ id }])
    await ring(container, id, order, outcome, text)
  } catch (error) {
    const logger = container.resolve(ContainerRegistrationKeys.LOGGER)
    logger.error(
      `What the buyer of order ${number} answered was not noted as an interaction: ${(error as Error).message}`
    )
  }
}

/** The dashboard's bell shows what goes through the channel `feed`, where the store has a provider for it. */
async function ring(
  container: MedusaContainer,
  id: string,
  order: DeliveryOrder,
  outcome: string,
  text: string | null
): Promise<void> {
  await container
    .resolve(Modules.NOTIFICATION)
    .createNotifications({
      to: "",
      channel: "feed",
      template: "admin-ui",
      data: { title: `${orderNumber(order)}: ${outcome}`, description: text?.slice(0, 300) ?? "" },
      resource_type: "order",
      resource_id: order.id,
      idempotency_key: `crm:feed:delivery:${id}`,
    })
    .catch((error: Error) =>
      container.resolve(ContainerRegistrationKeys.LOGGER).debug(`The dashboard's bell did not ring: ${error.message}`)
    )
}
