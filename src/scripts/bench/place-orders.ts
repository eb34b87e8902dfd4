import fs from "node:fs"

import { ExecArgs } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import {
  completeCartWorkflow,
  createCartWorkflow,
  createPaymentCollectionForCartWorkflow,
  createPaymentSessionsWorkflow,
  createProductsWorkflow,
  createRegionsWorkflow,
} from "@medusajs/medusa/core-flows"

const WARM_UP = 10
const ROUNDS = 60

/**
 * Times placing an order of two lines, from cart to order, by the host's own workflows. Knows nothing of the plugin, so that it also runs
 * in a host without it. Adds the milliseconds of each to the array in the file named by CRM_BENCH_OUT.
 */
export default async function benchPlaceOrders({ container }: ExecArgs): Promise<void> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const [channel] = await container.resolve(Modules.SALES_CHANNEL).listSalesChannels({}, { take: 1 })
  const sales_channel_id =
    channel?.id ?? (await container.resolve(Modules.SALES_CHANNEL).createSalesChannels({ name: "Bench" })).id
  const suffix = Date.now().toString(36)
  const regions = await container.resolve(Modules.REGION).listRegions({ currency_code: "eur" }, { take: 1 })
  const region = regions[0] ?? (await createRegion(container))
  const { result: products } = await createProductsWorkflow(container).run({
    input: {
      products: ["Nut", "Bolt"].map((title) => ({
        title: `${title} ${suffix}`,
        status: "published",
        options: [{ title: "Size", values: ["One"] }],
        sales_channels: [{ id: sales_channel_id }],
        variants: [
          {
            title: "One",
            options: { Size: "One" },
            manage_inventory: false,
            prices: [{ amount: 10.01, currency_code: "eur" }],
          },
        ],
      })),
    },
  })
  const items = products.map(({ variants }) => ({ variant_id: variants[0].id, quantity: 3 }))
  const address = { first_name: "Ann", last_name: "Lee", address_1: "1 Main St", city: "Porto", country_code: "pt" }
  const times: number[] = []
  for (let round = 0; round < WARM_UP + ROUNDS; round++) {
    const { result: cart } = await createCartWorkflow(container).run({
      input: {
        region_id: region.id,
        currency_code: "eur",
        sales_channel_id,
        email: "ann@buyer.test",
        items,
        shipping_address: address,
        billing_address: address,
      },
    })
    await createPaymentCollectionForCartWorkflow(container).run({ input: { cart_id: cart.id } })
    const { data } = await query.graph({ entity: "cart", fields: ["payment_collection.id"], filters: { id: cart.id } })
    const payment_collection_id = data[0].payment_collection!.id
    await createPaymentSessionsWorkflow(container).run({
      input: { payment_collection_id, provider_id: "pp_system_default" },
    })
    const began = performance.now()
    await completeCartWorkflow(container).run({ input: { id: cart.id } })
    if (round >= WARM_UP) {
      times.push(performance.now() - began)
    }
  }
  const out = process.env.CRM_BENCH_OUT ?? "bench-orders.json"
  const before = fs.existsSync(out) ? (JSON.parse(fs.readFileSync(out, "utf8")) as number[]) : []
  fs.writeFileSync(out, JSON.stringify([...before, ...times]))
}

async function createRegion(container: ExecArgs["container"]): Promise<{ id: string }> {
  const { result } = await createRegionsWorkflow(container).run({
    input: {
      regions: [{ name: "Bench", currency_code: "eur", countries: ["pt"], payment_providers: ["pp_system_default"] }],
    },
  })
  return result[0]
}
