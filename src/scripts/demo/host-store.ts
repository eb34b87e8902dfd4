import { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import {
  createApiKeysWorkflow,
  createCustomersWorkflow,
  createInventoryLevelsWorkflow,
  createProductsWorkflow,
  createRegionsWorkflow,
  createSalesChannelsWorkflow,
  createShippingOptionsWorkflow,
  createShippingProfilesWorkflow,
  createStockLocationsWorkflow,
  createTaxRegionsWorkflow,
  createUserAccountWorkflow,
  linkSalesChannelsToApiKeyWorkflow,
  linkSalesChannelsToStockLocationWorkflow,
  updateStoresWorkflow,
} from "@medusajs/medusa/core-flows"

import { CUSTOMERS, DemoCustomer, PRODUCTS } from "./catalogue"

/** VAT of the demo's countries, percent. */
const VAT: Record<string, number> = { pt: 23, de: 19, it: 22, fr: 20, es: 21, us: 8.25 }

export type DemoVariant = { id: string; title: string; sku: string; eur: number; usd: number }
export type DemoStore = {
  user_id: string
  sales_channel_id: string
  location_id: string
  shipping_option_id: string
  regions: Record<DemoCustomer["region"], { id: string; currency_code: string }>
  variants: DemoVariant[]
  customers: (DemoCustomer & { id: string })[]
}

const ADMIN = { email: "admin@example.com", password: "supersecret" }

/** The host's side of the demo: a login, two regions and currencies, taxes, stock, products, customers. */
export async function createHostStore(container: MedusaContainer): Promise<DemoStore> {
  const user_id = await createAdmin(container)
  const { result: channels } = await createSalesChannelsWorkflow(container).run({
    input: { salesChannelsData: [{ name: "Direct sales" }] },
  })
  const sales_channel_id = channels[0].id
  const [store] = await container.resolve(Modules.STORE).listStores()
  const supported_currencies = [{ currency_code: "eur", is_default: true }, { currency_code: "usd" }]
  await updateStoresWorkflow(container).run({
    input: {
      selector: { id: store.id },
      update: { name: "Carvalho Office", supported_currencies, default_sales_channel_id: sales_channel_id },
    },
  })
  const payment_providers = ["pp_system_default"]
  const { result: regions } = await createRegionsWorkflow(container).run({
    input: {
      regions: [
        { name: "Europe", currency_code: "eur", countries: ["pt", "de", "it", "fr", "es"], payment_providers },
        { name: "United States", currency_code: "usd", countries: ["us"], payment_providers },
      ],
    },
  })
  await createTaxRegionsWorkflow(container).run({
    input: Object.entries(VAT).map(([country_code, rate]) => ({
      country_code,
      provider_id: "tp_system",
      default_tax_rate: { name: country_code === "us" ? "Sales tax" : "VAT", code: `${country_code}-${rate}`, rate },
    })),
  })
  const { location_id, shipping_option_id, profile_id } = await createDepot(container, sales_channel_id)
  const variants = await createCatalogue(container, sales_channel_id, location_id, profile_id)
  const { result: keys } = await createApiKeysWorkflow(container).run({
    input: { api_keys: [{ title: "Storefront", type: "publishable", created_by: user_id }] },
  })
  await linkSalesChannelsToApiKeyWorkflow(container).run({ input: { id: keys[0].id, add: [sales_channel_id] } })
  const { result: customers } = await createCustomersWorkflow(container).run({
    input: {
      customersData: CUSTOMERS.map(({ company_name, first_name, last_name, email, ...where }) => ({
        company_name,
        first_name,
        last_name,
        email,
        addresses: [
          {
            ...addressOf({ company_name, first_name, last_name, ...where }),
            is_default_billing: true,
            is_default_shipping: true,
          },
        ],
      })),
    },
  })
  const [europe, states] = regions
  return {
    user_id,
    sales_channel_id,
    location_id,
    shipping_option_id,
    regions: { eu: { id: europe.id, currency_code: "eur" }, us: { id: states.id, currency_code: "usd" } },
    variants,
    customers: CUSTOMERS.map((customer) => ({
      ...customer,
      id: customers.find(({ email }) => email === customer.email)!.id,
    })),
  }
}

type Addressed = Pick<
  DemoCustomer,
  "company_name" | "first_name" | "last_name" | "address_1" | "city" | "postal_code" | "country_code"
>

/** A customer's address as quotes and orders take it. */
export const addressOf = ({
  company_name,
  first_name,
  last_name,
  address_1,
  city,
  postal_code,
  country_code,
}: Addressed) => ({
  company: company_name,
  first_name,
  last_name,
  address_1,
  city,
  postal_code,
  country_code,
})

async function createAdmin(container: MedusaContainer): Promise<string> {
  const { authIdentity, error } = await container.resolve(Modules.AUTH).register("emailpass", { body: ADMIN })
  if (!authIdentity) {
    throw new Error(`The login could not be made: ${error}`)
  }
  const { result } = await createUserAccountWorkflow(container).run({
    input: { authIdentityId: authIdentity.id, userData: { email: ADMIN.email, first_name: "Alex", last_name: "Reis" } },
  })
  return result.id
}

async function createDepot(
  container: MedusaContainer,
  sales_channel_id: string
): Promise<{ location_id: string; shipping_option_id: string; profile_id: string }> {
  const { result: locations } = await createStockLocationsWorkflow(container).run({
    input: {
      locations: [
        {
          name: "Depot Matosinhos",
          address: { address_1: "Rua Brito Capelo 10", city: "Matosinhos", country_code: "pt" },
        },
      ],
    },
  })
  const location_id = locations[0].id
  await linkSalesChannelsToStockLocationWorkflow(container).run({ input: { id: location_id, add: [sales_channel_id] } })
  const fulfillment = container.resolve(Modules.FULFILLMENT)
  const set = await fulfillment.createFulfillmentSets({
    name: "Delivery",
    type: "shipping",
    service_zones: [
      {
        name: "Everywhere",
        geo_zones: Object.keys(VAT).map((country_code) => ({ type: "country" as const, country_code })),
      },
    ],
  })
  await container.resolve(ContainerRegistrationKeys.LINK).create([
    {
      [Modules.STOCK_LOCATION]: { stock_location_id: location_id },
      [Modules.FULFILLMENT]: { fulfillment_set_id: set.id },
    },
    {
      [Modules.STOCK_LOCATION]: { stock_location_id: location_id },
      [Modules.FULFILLMENT]: { fulfillment_provider_id: "manual_manual" },
    },
  ])
  const { result: profiles } = await createShippingProfilesWorkflow(container).run({
    input: { data: [{ name: "Standard", type: "default" }] },
  })
  const { result: options } = await createShippingOptionsWorkflow(container).run({
    input: [
      {
        name: "Delivery with assembly",
        price_type: "flat",
        provider_id: "manual_manual",
        service_zone_id: set.service_zones[0].id,
        shipping_profile_id: profiles[0].id,
        type: { label: "Delivery", description: "Delivery with assembly", code: "delivery" },
        prices: [
          { currency_code: "eur", amount: 45 },
          { currency_code: "usd", amount: 49 },
        ],
      },
    ],
  })
  return { location_id, shipping_option_id: options[0].id, profile_id: profiles[0].id }
}

/** What the demo's store pays for a product, so that its margins can be seen. */
const cost = (price: number): string => (Math.round(price * 62) / 100).toFixed(2)

async function createCatalogue(
  container: MedusaContainer,
  sales_channel_id: string,
  location_id: string,
  profile_id: string
): Promise<DemoVariant[]> {
  const { result: products } = await createProductsWorkflow(container).run({
    input: {
      products: PRODUCTS.map(({ title, handle, variants }) => ({
        title,
        handle,
        status: "published" as const,
        shipping_profile_id: profile_id,
        sales_channels: [{ id: sales_channel_id }],
        options: [{ title: "Model", values: variants.map(([name]) => name) }],
        variants: variants.map(([name, sku, eur, usd]) => ({
          title: name,
          sku,
          manage_inventory: true,
          options: { Model: name },
          metadata: { cost_eur: cost(eur), cost_usd: cost(usd) },
          prices: [
            { currency_code: "eur", amount: eur },
            { currency_code: "usd", amount: usd },
            // A dozen is cheaper.
            ...(sku.startsWith("CHAIR")
              ? [
                  { currency_code: "eur", amount: eur - 20, min_quantity: 12 },
                  { currency_code: "usd", amount: usd - 20, min_quantity: 12 },
                ]
              : []),
          ],
        })),
      })),
    },
  })
  const items = await container.resolve(Modules.INVENTORY).listInventoryItems({}, { take: 200 })
  await createInventoryLevelsWorkflow(container).run({
    input: { inventory_levels: items.map(({ id }) => ({ inventory_item_id: id, location_id, stocked_quantity: 900 })) },
  })
  const made = products.flatMap((product) =>
    product.variants.map((variant) => ({ id: variant.id, title: product.title, sku: variant.sku! }))
  )
  const prices = new Map(
    PRODUCTS.flatMap(({ variants }) => variants.map(([, sku, eur, usd]) => [sku, { eur, usd }] as const))
  )
  return made.map((variant) => ({ ...variant, ...prices.get(variant.sku as never)! }))
}
