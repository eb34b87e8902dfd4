import { MedusaContainer } from "@medusajs/framework/types"
import { createProductsWorkflow } from "@medusajs/medusa/core-flows"

import { ACCESS_MODULE } from "../../modules/access"
import type { AccessModuleService } from "../../modules/access/service"
import { Actor } from "../../shared/actor"
import { acceptQuoteWorkflow, createQuoteWorkflow, sendQuoteWorkflow } from "../../workflows/quote"
import { quoteModule } from "../../workflows/quote/steps/quote-module"
import { invoiceOrderWorkflow } from "../../workflows/receivable"
import { hearWarranties } from "../../workflows/warranty/hear-order"
import { warranties } from "../../workflows/warranty/warranty-module"
import { deliver } from "./documents"
import { addressOf, DemoStore } from "./host-store"

/** Two more years for one product, sold in the cart like goods, and an order that bought them: invoiced today and earned as they run. */
export async function createSoldCover(
  container: MedusaContainer,
  store: DemoStore,
  progress: (text: string) => void
): Promise<void> {
  const actor: Actor = { actor_id: store.user_id, actor_type: "user" }
  const machine = store.variants.find(({ sku }) => sku === "ESP-O")!
  const { result: products } = await createProductsWorkflow(container).run({
    input: {
      products: [
        {
          title: "Espresso Plus",
          handle: "espresso-plus",
          status: "published",
          sales_channels: [{ id: store.sales_channel_id }],
          options: [{ title: "Length", values: ["2 years"] }],
          variants: [
            {
              title: "2 years", sku: "ESP-PLUS", manage_inventory: false, options: { Length: "2 years" },
              prices: [{ currency_code: "eur", amount: 240 }, { currency_code: "usd", amount: 260 }],
            },
          ],
        },
      ],
    },
  }) // prettier-ignore
  const [plus] = products[0].variants
  await warranties(container).createPlan(
    {
      code: "espresso_plus", name: "Espresso Plus, 2 years", basis: "commercial", months: 24, covers: ["parts", "labour", "freight"],
      is_sold: true, sold_variant_id: plus.id, targets: [{ type: "variant", id: machine.id }],
    },
    actor
  ) // prettier-ignore
  const customer = store.customers[5]
  const region = store.regions[customer.region]
  const { result: quote } = await createQuoteWorkflow(container).run({
    input: {
      quote: {
        ...{ customer_id: customer.id, currency_code: region.currency_code, region_id: region.id },
        ...{ sales_channel_id: store.sales_channel_id, owner_id: store.user_id, title: "Coffee corner" },
        ...{ shipping_address: addressOf(customer), billing_address: addressOf(customer) },
        items: [machine, plus].map(({ id }) => ({ variant_id: id, quantity: 2 })),
      },
      actor,
    },
  })
  await sendQuoteWorkflow(container).run({ input: { id: quote.id, actor } })
  const name = `${customer.first_name} ${customer.last_name}`
  await acceptQuoteWorkflow(container).run({ input: { quote_id: quote.id, name, actor } })
  const order_id = (await quoteModule(container).getQuote(quote.id)).order_id!
  const issue_date = await container.resolve<AccessModuleService>(ACCESS_MODULE).today()
  await invoiceOrderWorkflow(container).run({ input: { order_id, issue: true, issue_date, actor } })
  await deliver(container, store, order_id)
  await hearWarranties(container, [order_id])
  progress("cover that was sold with two machines")
}
