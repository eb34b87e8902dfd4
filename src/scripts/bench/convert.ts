import fs from "node:fs"

import { ExecArgs } from "@medusajs/framework/types"
import { generateEntityId, Modules } from "@medusajs/framework/utils"
import {
  convertDraftOrderWorkflow,
  createOrderWorkflow,
  createOrUpdateOrderPaymentCollectionWorkflow,
} from "@medusajs/medusa/core-flows"

import { QUOTE_MODULE } from "../../modules/quote"
import type { QuoteModuleService } from "../../modules/quote/service"
import { SYSTEM_ACTOR } from "../../shared/actor"
import { acceptQuoteWorkflow, createQuoteWorkflow, orderQuoteWorkflow, sendQuoteWorkflow } from "../../workflows/quote"
import { orderInput } from "../../workflows/quote/convert/order-input"

const ROUNDS = 30
const LINES = 10

/**
 * Times converting a quote of 10 lines beside the host's workflows that it calls, run bare, in turn and in one process.
 * Writes `{ convert: number[], bare: number[] }` in milliseconds to the file named by CRM_BENCH_OUT.
 */
export default async function benchConvert({ container }: ExecArgs): Promise<void> {
  const [region] = await container.resolve(Modules.REGION).listRegions({}, { take: 1 })
  // Of their own, who owes nothing: the store's may be on hold.
  const customer = await container
    .resolve(Modules.CUSTOMER)
    .createCustomers({ email: `${generateEntityId(undefined, "bench")}@bench.test`, first_name: "Bench" })
  const quotes = container.resolve<QuoteModuleService>(QUOTE_MODULE)
  const accepted = async (): Promise<string> => {
    const items = Array.from({ length: LINES }, (_, index) => ({
      title: `Part ${index}`,
      quantity: 2,
      unit_price: 10.01,
    }))
    const { result } = await createQuoteWorkflow(container).run({
      input: {
        quote: {
          customer_id: customer.id,
          currency_code: region.currency_code,
          region_id: region.id,
          convert_on_accept: false,
          reminders_off: true,
          items,
        },
        actor: SYSTEM_ACTOR,
      },
    })
    await sendQuoteWorkflow(container).run({ input: { id: result.id, actor: SYSTEM_ACTOR } })
    await acceptQuoteWorkflow(container).run({ input: { quote_id: result.id, actor: SYSTEM_ACTOR } })
    return result.id
  }
  const times = { convert: [] as number[], bare: [] as number[] }
  for (let round = 0; round < ROUNDS + 5; round++) {
    const [ours, bare] = [await accepted(), await accepted()]
    const input = orderInput(await quotes.getQuote(bare), generateEntityId(undefined, "order"), customer.id)
    const took = async (act: () => Promise<unknown>): Promise<number> => {
      const started = performance.now()
      await act()
      return performance.now() - started
    }
    const host = await took(async () => {
      await createOrderWorkflow(container).run({ input: input as never })
      await convertDraftOrderWorkflow(container).run({ input: { id: input.id } })
      await createOrUpdateOrderPaymentCollectionWorkflow(container).run({ input: { order_id: input.id } })
    })
    const own = await took(() => orderQuoteWorkflow(container).run({ input: { quote_id: ours, actor: SYSTEM_ACTOR } }))
    // The first rounds warm up.
    if (round >= 5) {
      times.bare.push(host)
      times.convert.push(own)
    }
  }
  fs.writeFileSync(process.env.CRM_BENCH_OUT ?? "bench-convert.json", JSON.stringify(times))
}
