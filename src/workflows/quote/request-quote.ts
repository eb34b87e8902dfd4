import { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, MedusaError } from "@medusajs/framework/utils"
import {
  createStep,
  createWorkflow,
  StepResponse,
  transform,
  when,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { emitEventStep } from "@medusajs/medusa/core-flows"

import { QuoteAddress, QuoteContent } from "../../modules/quote/types"
import { Actor } from "../../shared/actor"
import { CrmEvents } from "../../shared/events"
import { QuoteInput } from "./pricing/types"
import { priceQuote } from "./pricing/price-quote"
import { quoteModule, today } from "./steps/quote-module"

export type RequestQuoteWorkflowInput = {
  cart_id: string
  /** Where the cart has none. */
  email?: string | null
  /** The shopper's words. */
  note?: string | null
  /** The customer who is logged in; null for a guest. */
  customer_id: string | null
  actor: Actor
}

type Cart = {
  id: string
  email: string | null
  completed_at: Date | null
  currency_code: string
  region_id: string | null
  sales_channel_id: string | null
  customer_id: string | null
  customer: { id: string; has_account: boolean } | null
  shipping_address: QuoteAddress | null
  billing_address: QuoteAddress | null
  items: { variant_id: string | null; title: string; quantity: number; unit_price: number }[]
}

const FIELDS = [
  "id", "email", "completed_at", "currency_code", "region_id", "sales_channel_id", "customer_id", "customer.id", "customer.has_account",
  "shipping_address.*", "billing_address.*", "items.variant_id", "items.title", "items.quantity", "items.unit_price",
] // prettier-ignore

/** @throws NOT_FOUND for a cart that is not there or another customer's; NOT_ALLOWED for one that cannot be quoted */
async function cartOf(container: MedusaContainer, input: RequestQuoteWorkflowInput): Promise<Cart> {
  const { data } = await container
    .resolve(ContainerRegistrationKeys.QUERY)
    .graph({ entity: "cart", fields: FIELDS, filters: { id: input.cart_id } })
  const cart = data[0] as unknown as Cart | undefined
  // A guest may know the id of a customer's cart, but not ask in their name.
  if (!cart || (cart.customer?.has_account && cart.customer_id !== input.customer_id)) {
    throw new MedusaError(MedusaError.Types.NOT_FOUND, `Cart ${input.cart_id} was not found.`)
  }
  const refuse = (why: string): never => {
    throw new MedusaError(MedusaError.Types.NOT_ALLOWED, `Cart ${cart.id} ${why}`)
  }
  if (cart.completed_at) {
    refuse("is ordered already; a quote can be asked for an open cart.")
  }
  if (!cart.items.length) {
    refuse("is empty; put something into it before asking for a quote.")
  }
  if (!cart.region_id) {
    refuse("has no region; choose one before asking for a quote.")
  }
  return cart
}

/** The lines at the host's prices for this shopper; what the catalogue does not know keeps the cart's price. */
function inputOf(cart: Cart, { email, note }: RequestQuoteWorkflowInput): QuoteInput {
  const address = (from: QuoteAddress | null): QuoteAddress | null =>
    from && {
      first_name: from.first_name,
      last_name: from.last_name,
      company: from.company,
      address_1: from.address_1,
      address_2: from.address_2,
      city: from.city,
      province: from.province,
      postal_code: from.postal_code,
      country_code: from.country_code,
      phone: from.phone,
    }
  return {
    customer_id: cart.customer_id,
    email: cart.email ?? email ?? undefined,
    currency_code: cart.currency_code,
    region_id: cart.region_id as string,
    sales_channel_id: cart.sales_channel_id,
    shipping_address: address(cart.shipping_address),
    billing_address: address(cart.billing_address),
    items: cart.items.map((item) => ({
      variant_id: item.variant_id,
      title: item.variant_id ? null : item.title,
      quantity: item.quantity,
      unit_price: item.variant_id ? null : item.unit_price,
    })),
    origin: { source: "cart", cart_id: cart.id, request_note: note ?? null },
  }
}

const priceCartStep = createStep(
  "crm-price-cart-for-quote",
  async (input: RequestQuoteWorkflowInput, { container }) => {
    const [known] = await quoteModule(container).listCrmQuotes({ cart_id: input.cart_id }, { select: ["id"] })
    const cart = known ? null : await cartOf(container, input)
    return new StepResponse<QuoteContent | null>(cart && (await priceQuote(container, inputOf(cart, input))))
  }
)

const requestQuoteStep = createStep(
  "crm-request-quote",
  async (input: { cart_id: string; content: QuoteContent | null; actor: Actor }, { container }) => {
    const { cart_id, content, actor } = input
    const result = await quoteModule(container).requestFromCart(cart_id, content, await today(container), actor)
    return new StepResponse(result)
  }
)

/**
 * Makes a draft of a shopper's cart, once per cart however often and at once it is asked for.
 * Emits `crm_quote.requested` with `{ id }` the first time.
 */
export const requestQuoteWorkflow = createWorkflow("crm-request-quote", (input: RequestQuoteWorkflowInput) => {
  const content = priceCartStep(input)
  const result = requestQuoteStep(
    transform({ input, content }, ({ input, content }) => ({
      cart_id: input.cart_id,
      content: content as QuoteContent | null,
      actor: input.actor,
    }))
  )
  when("crm-quote-requested", { result }, ({ result }) => result.requested).then(() => {
    emitEventStep({
      eventName: CrmEvents.QUOTE_REQUESTED,
      data: transform({ result }, ({ result }) => ({ id: result.id })),
    })
  })
  return new WorkflowResponse(result)
})
