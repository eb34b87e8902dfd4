import { MedusaContainer } from "@medusajs/framework/types"

import { ACCESS_MODULE } from "../../../modules/access"
import type { AccessModuleService } from "../../../modules/access/service"
import { missingLots } from "../../../modules/warranty/rules/lots"
import { FoundBreak } from "../../../shared/agreement-kinds"
import { dayOf } from "../../../shared/days"
import { receivableModule } from "../../receivable/receivable-module"
import { readOrderFacts } from "../../warranty/host-order"
import { warranties } from "../../warranty/warranty-module"
import { Check } from "./check"

/** Orders read from the host at once. */
const PAGE = 50

/** Covers that plans give to what was delivered and that nobody has, as `takeOrder` would open them. */
async function missing(container: MedusaContainer, order_ids: string[]): Promise<FoundBreak[]> {
  const service = warranties(container)
  const plans = await service.plans()
  if (!order_ids.length || !plans.length) {
    return []
  }
  const { timezone } = await container.resolve<AccessModuleService>(ACCESS_MODULE).getSettings()
  const [facts, existing] = await Promise.all([
    readOrderFacts(container, order_ids, timezone),
    service.listCrmWarranties({ order_id: order_ids }, { take: null as never }),
  ])
  return facts.flatMap((order): FoundBreak[] => {
    const own = existing.filter(({ order_id }) => order_id === order.order_id)
    const lots = missingLots(order, plans, own as never, {
      past: false,
      sinceOf: ({ created_at }) => dayOf(new Date(created_at), timezone),
    })
    return lots.length
      ? [{
          ...{ kind: "warranty_missing", reference: "order", reference_id: order.order_id, number: order.order_number },
          ...{ says: lots.map(({ line }) => line.title).join(", "), other_says: lots.map(({ plan_name }) => plan_name).join(", ") },
          ...{ amount: null, currency_code: null },
        }]
      : []
  }) // prettier-ignore
}

/** Delivered orders beside the cover that their goods should have. */
export const coveredGoods: Check = {
  name: "covered_goods",
  kinds: ["warranty_missing"],
  step: async (container, after) => {
    const page = await receivableModule(container).listCrmReceivableOrders(
      { canceled_at: null, delivered_total: { $gt: 0 }, ...(after ? { id: { $gt: after } } : {}) } as never,
      { select: ["id", "order_id"], order: { id: "ASC" }, take: PAGE }
    )
    const breaks = await missing(container, page.map(({ order_id }) => order_id)) // prettier-ignore
    return { breaks, checked: page.length, next: page.length === PAGE ? page[PAGE - 1].id : null }
  },
  look: (container, order_id) => missing(container, [order_id]),
}
