import {
  addShippingMethodToCartWorkflow,
  completeCartWorkflow,
  createApiKeysWorkflow,
  createCartWorkflow,
  createCustomersWorkflow,
  createOrderFulfillmentWorkflow,
  createOrderWorkflow,
  createOrUpdateOrderPaymentCollectionWorkflow,
  createPaymentCollectionForCartWorkflow,
  createPaymentSessionsWorkflow,
  createProductsWorkflow,
  createRegionsWorkflow,
  createSalesChannelsWorkflow,
  createShippingOptionsWorkflow,
  createShippingProfilesWorkflow,
  createStockLocationsWorkflow,
  createTaxRegionsWorkflow,
  linkSalesChannelsToStockLocationWorkflow,
  markOrderFulfillmentAsDeliveredWorkflow,
} from "@medusajs/medusa/core-flows"
import { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, MathBN, Modules } from "@medusajs/framework/utils"

import { readHostOrder } from "../../src/workflows/receivable/host/host-order"

export const ADDRESS = {
  first_name: "Ann",
  last_name: "Lee",
  address_1: "1 Main St",
  city: "Austin",
  country_code: "us",
  postal_code: "73301",
}

export type Store = Awaited<ReturnType<typeof makeStore>>

let ready: Store | null = null
let isTaken = false

/** Makes the shop of `createStore` before the tests, each of which then finds it made: to be called in a `beforeAll`. */
export async function prepareStore(container: MedusaContainer): Promise<void> {
  ready = await makeStore(container)
}

/** Says that a test begins with the database as it was prepared. */
export function returnStore(): void {
  isTaken = false
}

/** A shop with one region (us, usd, 10 % tax), a stock location, a flat shipping price and one product at 10.01. */
export async function createStore(container: MedusaContainer): Promise<Store> {
  if (ready && !isTaken) {
    isTaken = true
    return { ...ready }
  }
  return makeStore(container)
}

async function makeStore(container: MedusaContainer) {
  const { result: channels } = await createSalesChannelsWorkflow(container).run({
    input: { salesChannelsData: [{ name: "Web" }] },
  })
  const { result: regions } = await createRegionsWorkflow(container).run({
    input: {
      regions: [{ name: "US", currency_code: "usd", countries: ["us"], payment_providers: ["pp_system_default"] }],
    },
  })
  await createTaxRegionsWorkflow(container).run({
    input: [
      { country_code: "us", provider_id: "tp_system", default_tax_rate: { name: "VAT", code: "VAT10", rate: 10 } },
    ],
  })
  const { result: locations } = await createStockLocationsWorkflow(container).run({
    input: { locations: [{ name: "Depot", address: { address_1: "2 Dock St", country_code: "us", city: "Austin" } }] },
  })
  await linkSalesChannelsToStockLocationWorkflow(container).run({
    input: { id: locations[0].id, add: [channels[0].id] },
  })
  const { result: profiles } = await createShippingProfilesWorkflow(container).run({
    input: { data: [{ name: "Parcels", type: "default" }] },
  })
  const fulfillment = container.resolve(Modules.FULFILLMENT)
  const set = await fulfillment.createFulfillmentSets({
    name: "Parcels",
    type: "shipping",
    service_zones: [{ name: "US", geo_zones: [{ type: "country", country_code: "us" }] }],
  })
  const link = container.resolve(ContainerRegistrationKeys.LINK)
  await link.create([
    {
      [Modules.STOCK_LOCATION]: { stock_location_id: locations[0].id },
      [Modules.FULFILLMENT]: { fulfillment_set_id: set.id },
    },
    {
      [Modules.STOCK_LOCATION]: { stock_location_id: locations[0].id },
      [Modules.FULFILLMENT]: { fulfillment_provider_id: "manual_manual" },
    },
  ])
  const { result: options } = await createShippingOptionsWorkflow(container).run({
    input: [
      {
        name: "Parcel",
        price_type: "flat",
        provider_id: "manual_manual",
        service_zone_id: set.service_zones[0].id,
        shipping_profile_id: profiles[0].id,
        type: { label: "Parcel", description: "Parcel", code: "parcel" },
        prices: [{ currency_code: "usd", amount: 5 }],
      },
    ],
  })
  const { result: products } = await createProductsWorkflow(container).run({
    input: {
      products: [
        {
          title: "Bolt",
          status: "published",
          shipping_profile_id: profiles[0].id,
          sales_channels: [{ id: channels[0].id }],
          options: [{ title: "Size", values: ["M8"] }],
          variants: [
            {
              title: "M8",
              sku: "BOLT-M8",
              manage_inventory: false,
              options: { Size: "M8" },
              prices: [{ currency_code: "usd", amount: 10.01 }],
            },
          ],
        },
      ],
    },
  })
  const { result: customers } = await createCustomersWorkflow(container).run({
    input: {
      customersData: [{ email: "ann@acme.test", first_name: "Ann", last_name: "Lee", company_name: "Acme Ltd" }],
    },
  })
  const { result: keys } = await createApiKeysWorkflow(container).run({
    input: { api_keys: [{ title: "web", type: "publishable", created_by: "" }] },
  })
  return {
    sales_channel_id: channels[0].id,
    region_id: regions[0].id,
    location_id: locations[0].id,
    shipping_option_id: options[0].id,
    variant_id: products[0].variants[0].id,
    product_id: products[0].id,
    customer_id: customers[0].id,
    publishable_key: keys[0].token,
  }
}

type Line = { title?: string; quantity: number; unit_price: number }

/** An order placed by staff: free-text lines, taxed by the host, with its open payment collection. 3 x 10.01 unless told otherwise. */
export async function createOrder(
  container: MedusaContainer,
  store: Store,
  {
    items = [{ quantity: 3, unit_price: 10.01 }],
    shipping,
    customer_id,
    address = ADDRESS,
    metadata,
  }: {
    items?: Line[]
    shipping?: number
    customer_id?: string
    address?: typeof ADDRESS
    metadata?: Record<string, unknown>
  } = {}
): Promise<string> {
  // The host takes the customer of the e-mail when the two differ (2.21.2).
  const customer = await container.resolve(Modules.CUSTOMER).retrieveCustomer(customer_id ?? store.customer_id)
  const { result } = await createOrderWorkflow(container).run({
    input: {
      region_id: store.region_id,
      customer_id: customer.id,
      email: customer.email ?? undefined,
      sales_channel_id: store.sales_channel_id,
      currency_code: "usd",
      status: "pending",
      metadata,
      shipping_address: address,
      billing_address: { ...address, company: customer.company_name ?? undefined },
      items: items.map((item, index) => ({ title: `Part ${index + 1}`, is_tax_inclusive: false, ...item })),
      shipping_methods:
        shipping === undefined
          ? []
          : [{ name: "Parcel", amount: shipping, shipping_option_id: store.shipping_option_id }],
    } as never,
  })
  await createOrUpdateOrderPaymentCollectionWorkflow(container).run({ input: { order_id: result.id } })
  return result.id
}

/** A cart bought by the host's own checkout with the system's payment provider: authorized, not captured. */
export async function checkout(container: MedusaContainer, store: Store, quantity = 3): Promise<string> {
  const { result: cart } = await createCartWorkflow(container).run({
    input: {
      region_id: store.region_id,
      sales_channel_id: store.sales_channel_id,
      customer_id: store.customer_id,
      email: "ann@acme.test",
      currency_code: "usd",
      shipping_address: ADDRESS,
      billing_address: ADDRESS,
      items: [{ variant_id: store.variant_id, quantity }],
    } as never,
  })
  await addShippingMethodToCartWorkflow(container).run({
    input: { cart_id: cart.id, options: [{ id: store.shipping_option_id }] },
  })
  const { result: collection } = await createPaymentCollectionForCartWorkflow(container).run({
    input: { cart_id: cart.id },
  })
  await createPaymentSessionsWorkflow(container).run({
    input: { payment_collection_id: collection.id, provider_id: "pp_system_default", data: {}, context: {} },
  })
  const { result } = await completeCartWorkflow(container).run({ input: { id: cart.id } })
  return result.id
}

/** Fulfils everything of an order and marks it delivered. */
export async function deliver(container: MedusaContainer, store: Store, orderId: string): Promise<void> {
  const order = await readHostOrder(container, orderId)
  const quantities = order.items.map((item) => [item.id, MathBN.convert(item.quantity).toNumber()])
  await deliverItems(container, store, orderId, Object.fromEntries(quantities))
}

/** Fulfils so many of each line and marks it delivered. @returns the fulfilment's id */
export async function deliverItems(
  container: MedusaContainer,
  store: Store,
  orderId: string,
  quantities: Record<string, number>
): Promise<string> {
  const items = Object.entries(quantities).map(([id, quantity]) => ({ id, quantity }))
  const { result } = await createOrderFulfillmentWorkflow(container).run({
    input: {
      order_id: orderId,
      location_id: store.location_id,
      shipping_option_id: store.shipping_option_id,
      items,
      created_by: "user_test",
    } as never,
  })
  await markOrderFulfillmentAsDeliveredWorkflow(container).run({ input: { orderId, fulfillmentId: result.id } })
  return result.id
}
