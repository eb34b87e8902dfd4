import { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, MathBN, MedusaError, Modules } from "@medusajs/framework/utils"
import { createStep, createWorkflow, StepResponse, WorkflowResponse } from "@medusajs/framework/workflows-sdk"

import { CostRow, PartRow, StockMove } from "../../../modules/warranty/claims/types"
import { Actor } from "../../../shared/actor"
import { Day } from "../../../shared/days"
import { AmountInput } from "../../../shared/money"
import { claimClock, warranties } from "./claim-module"
import { readVariantPart } from "./variant-part"

export type UsePartInput = {
  claim_id: string
  variant_id: string
  location_id: string
  quantity: number
  /** What one costs, in the claim's currency; what the variant says when left out. */
  unit_cost?: AmountInput
  work_date?: Day
  note?: string | null
  idempotency_key?: string
  actor: Actor
}

/** Takes a part from stock for a repair. The act is noted before stock moves, so that it moves once at most. */
async function usePart(container: MedusaContainer, input: UsePartInput): Promise<{ id: string }> {
  const { claim_id, variant_id, location_id, quantity, actor, idempotency_key, ...rest } = input
  const service = warranties(container)
  const { number, currency_code } = await service.claim(claim_id)
  const { unit_cost: known, ...variant } = await readVariantPart(container, variant_id, currency_code)
  const unit_cost = rest.unit_cost ?? known
  if (unit_cost === null) {
    throw new MedusaError(
      MedusaError.Types.INVALID_DATA,
      `Say what one ${variant.title} costs in ${currency_code.toUpperCase()}: its variant does not.`
    )
  }
  const location = await readLocation(container, location_id)
  const stock = variant.stock.map((move) => ({ ...move, quantity: move.quantity * quantity }))
  const { today } = await claimClock(container)
  return withStock(container, stock, async () => {
    const asked = { ...variant, ...rest, unit_cost, location_id, quantity, stock, request_key: idempotency_key ?? null }
    const { part, is_new } = await service.claimPart(claim_id, asked, today, actor)
    if (!is_new) {
      return { id: part.id }
    }
    try {
      await assertInStock(container, part, location)
      await moveStock(container, part, -1)
    } catch (error) {
      await service.missedPart(part.id, (error as Error).message)
      throw error
    }
    await service.tookPart(part.id, today)
    container
      .resolve(ContainerRegistrationKeys.LOGGER)
      .info(`${quantity} of ${variant.title} went from ${location} into warranty claim ${number}.`)
    return { id: part.id }
  })
}

/** Puts the part of an entry back, once, where it is a part's; its cost is reversed. @returns whether it was one */
export async function putPartBack(container: MedusaContainer, cost: CostRow, note: string, actor: Actor): Promise<boolean> {
  const part = await warranties(container).claimReturn(cost)
  if (part) {
    await putBack(container, part, note, actor)
  }
  return part !== null
}

/**
 * Puts a part back into stock, once, also one that cost nothing.
 *
 * @throws NOT_FOUND; NOT_ALLOWED for one that is neither taken nor back
 */
export async function returnPart(
  container: MedusaContainer,
  { claim_id, part_id, note, actor }: { claim_id: string; part_id: string; note: string | null; actor: Actor }
): Promise<void> {
  const part = await warranties(container).claimPartReturn(claim_id, part_id)
  if (part) {
    return putBack(container, part, note, actor)
  }
  const { title, state } = await warranties(container).retrieveCrmWarrantyPart(part_id)
  if (state !== "returned") {
    throw new MedusaError(MedusaError.Types.NOT_ALLOWED, `${title} is ${state}; only what is taken can be put back.`)
  }
}

async function putBack(container: MedusaContainer, part: PartRow, note: string | null, actor: Actor): Promise<void> {
  const service = warranties(container)
  const { today } = await claimClock(container)
  await withStock(container, part.stock, async () => {
    try {
      await moveStock(container, part, 1)
    } catch (error) {
      await service.missedReturn(part.id, (error as Error).message)
      throw error
    }
    await service.returnedPart(part.id, note, today, actor)
  })
}

/** The host adds to what it read (2.21.2): whoever changes the same stock takes turns, as the host's own reservations do. */
const withStock = <Result>(container: MedusaContainer, stock: StockMove[], work: () => Promise<Result>): Promise<Result> => {
  const keys = stock.map(({ inventory_item_id }) => inventory_item_id).sort()
  return keys.length ? container.resolve(Modules.LOCKING).execute(keys, work, { timeout: 30 }) : work()
}

async function moveStock(container: MedusaContainer, { stock, location_id }: PartRow, sign: 1 | -1): Promise<void> {
  if (stock.length) {
    await container.resolve(Modules.INVENTORY).adjustInventory(
      stock.map(({ inventory_item_id, quantity }) => ({
        inventoryItemId: inventory_item_id,
        locationId: location_id,
        adjustment: quantity * sign,
      }))
    )
  }
}

/** @throws NOT_ALLOWED where less is available than is wanted */
async function assertInStock(container: MedusaContainer, { stock, location_id, title }: PartRow, location: string): Promise<void> {
  const inventory = container.resolve(Modules.INVENTORY)
  for (const { inventory_item_id, quantity } of stock) {
    const [level] = await inventory.listInventoryLevels({ inventory_item_id, location_id }, { take: 1 })
    const available = level ? await inventory.retrieveAvailableQuantity(inventory_item_id, [location_id]) : 0
    if (MathBN.lt(available, quantity)) {
      throw new MedusaError(
        MedusaError.Types.NOT_ALLOWED,
        `${location} has ${MathBN.convert(available).toFixed()} of ${title} available; ${quantity} were asked for.`
      )
    }
  }
}

async function readLocation(container: MedusaContainer, id: string): Promise<string> {
  const [location] = await container.resolve(Modules.STOCK_LOCATION).listStockLocations({ id }, { select: ["name"], take: 1 })
  if (!location) {
    throw new MedusaError(MedusaError.Types.NOT_FOUND, `Stock location ${id} was not found.`)
  }
  return location.name
}

const usePartStep = createStep("crm-use-warranty-part", async (input: UsePartInput, { container }) => {
  return new StepResponse(await usePart(container, input))
})

/**
 * Takes a part from a stock location by the host's inventory, once, and enters its cost.
 *
 * @throws NOT_FOUND; NOT_ALLOWED unless the claim is in repair and the part in stock; INVALID_DATA where nobody knows what it costs
 */
export const usePartWorkflow = createWorkflow("crm-use-warranty-part", (input: UsePartInput) => {
  return new WorkflowResponse(usePartStep(input))
})
