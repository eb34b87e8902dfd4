import { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, MedusaError, Modules } from "@medusajs/framework/utils"
import { createStep, createWorkflow, StepResponse, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { deleteFilesWorkflow, emitEventStep, updateCustomersWorkflow } from "@medusajs/medusa/core-flows"

import { ACCESS_MODULE } from "../../modules/access"
import type { AccessModuleService } from "../../modules/access/service"
import type { CustomerGroup, ErasureRow } from "../../modules/interaction/types"
import { Actor } from "../../shared/actor"
import { erasedEmail, isErased } from "../../shared/erased"
import { CrmEvents } from "../../shared/events"
import { readCustomer } from "./customer-group"
import { interactions } from "./interaction-module"
import { erasedWith, ownAddresses } from "./who-is-erased"

export type EraseCustomerInput = {
  customer_id: string
  /** The customer's e-mail address, or their name where they have none, typed by whoever erases. */
  confirm: string
  note?: string | null
  actor: Actor
}

const NAMED = 5
/** Records whose notifications are looked for at once. */
const PAGE = 500
/** An erasure gives way to whoever writes; so often it tries again. */
const TRIES = 20

/** @throws NOT_ALLOWED naming what is not settled with them */
async function assertErasable(container: MedusaContainer, { root_id, customer_ids }: CustomerGroup): Promise<void> {
  const open = await interactions(container).openBusinessOf(customer_ids)
  if (open.length) {
    const named = open.slice(0, NAMED).map(({ number }) => number) // prettier-ignore
    const more = open.length > NAMED ? ` and ${open.length - NAMED} more` : ""
    throw new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      `Customer ${root_id} cannot be erased while business with them is open: ${named.join(", ")}${more}. Settle, deliver or cancel it first.`
    )
  }
}

/** Erases everyone who is one with the customer. */
async function eraseCustomer(
  container: MedusaContainer,
  { customer_id, confirm, note, actor }: EraseCustomerInput
): Promise<ErasureRow> {
  const { customer, group: merged } = await readCustomer(container, customer_id)
  const group = await erasedWith(container, merged)
  const { root_id } = group
  if (!isErased(customer.email)) {
    const name = [customer.first_name, customer.last_name].filter(Boolean).join(" ")
    const known = customer.email ?? (customer.company_name || name)
    if (confirm.trim().toLowerCase() !== known.toLowerCase()) {
      throw new MedusaError(
        MedusaError.Types.INVALID_DATA,
        `To erase customer ${customer_id}, type ${known} as the confirmation.`
      )
    }
    await assertErasable(container, group)
    const addresses = await ownAddresses(container, group)
    // The one who stays comes last: once they are noted, nobody of them is left out.
    for (const id of [...group.customer_ids.filter((id) => id !== root_id), root_id]) {
      await interactions(container).beginErasure({ customer_id: id, addresses, note: note?.trim() || null }, actor)
    }
  }
  for (const id of group.customer_ids) {
    await goOn(container, id)
  }
  const erasure = await interactions(container).erasureOf(root_id)
  if (!erasure) {
    throw new MedusaError(MedusaError.Types.NOT_FOUND, `Customer ${customer_id} was not erased here.`)
  }
  return erasure
}

/** Does what is left of an erasure; each part of it is safe to repeat. */
async function goOn(container: MedusaContainer, customer_id: string): Promise<void> {
  const service = interactions(container)
  let erasure = await service.erasureOf(customer_id)
  if (!erasure) {
    return
  }
  if (erasure.state === "running") {
    // First the host, so that none of its copies comes back to us afterwards.
    await eraseInHost(container, customer_id, erasure.addresses ?? [])
  }
  if (erasure.state !== "files") {
    erasure = await eraseRows(container, customer_id)
  }
  if (erasure.state === "files") {
    await deleteFilesWorkflow(container).run({ input: { ids: erasure.files ?? [] } })
    await service.finishErasure(customer_id)
  }
}

async function eraseRows(container: MedusaContainer, customer_id: string): Promise<ErasureRow> {
  const access = container.resolve<AccessModuleService>(ACCESS_MODULE)
  const { retention_years: years } = await access.getSettings()
  const rule = { today: await access.today(), years }
  for (let tries = 1; ; tries++) {
    try {
      return await interactions(container).eraseFromRows(customer_id, { ...rule, patient: tries > TRIES / 2 })
    } catch (error) {
      if (!/lock timeout|deadlock|busy/i.test((error as Error).message) || tries === TRIES) {
        throw error
      }
      await new Promise((resolve) => setTimeout(resolve, 50 + Math.random() * 200))
    }
  }
}

/** Takes the person out of the host's customer, its addresses, logins, open carts and notifications. Orders are the host's documents and stay. */
async function eraseInHost(container: MedusaContainer, customer_id: string, addresses: string[]): Promise<void> {
  const customers = container.resolve(Modules.CUSTOMER)
  const owned = await customers.listCustomerAddresses({ customer_id }, { select: ["id"], take: null as never })
  if (owned.length) {
    await customers.deleteCustomerAddresses(owned.map(({ id }) => id))
  }
  await updateCustomersWorkflow(container).run({
    input: {
      selector: { id: customer_id },
      update: {
        email: erasedEmail(customer_id),
        first_name: null,
        last_name: null,
        company_name: null,
        phone: null,
        metadata: null,
      } as never,
    },
  })
  const auth = container.resolve(Modules.AUTH)
  const logins = await auth.listAuthIdentities({ app_metadata: { customer_id } } as never, { take: null as never })
  const alone = logins.filter(({ app_metadata }) =>
    Object.keys(app_metadata ?? {}).every((key) => key === "customer_id")
  )
  if (alone.length) {
    await auth.deleteAuthIdentities(alone.map(({ id }) => id))
  }
  // Who also works here keeps the login to the dashboard.
  for (const { id, app_metadata } of logins.filter((login) => !alone.includes(login))) {
    const { customer_id: _gone, ...rest } = app_metadata as Record<string, unknown>
    await auth.updateAuthIdentities([{ id, app_metadata: rest }])
  }
  const carts = container.resolve(Modules.CART)
  const open = await carts.listCarts({ customer_id, completed_at: null } as never, {
    select: ["id"],
    take: null as never,
  })
  if (open.length) {
    await carts.deleteCarts(open.map(({ id }) => id))
  }
  await forgetNotifications(container, { to: addresses })
  await forgetNotifications(container, { receiver_id: [customer_id] })
  const records = await interactions(container).recordsOfCustomer(customer_id, addresses)
  for (let first = 0; first < records.length; first += PAGE) {
    await forgetNotifications(container, { resource_id: records.slice(first, first + PAGE) })
  }
}

type Notifications = {
  listNotifications: (filters: object, config: object) => Promise<{ id: string }[]>
  /** Generated by the host for each of its modules; its interface does not name it (2.21.2). */
  deleteNotifications: (ids: string[]) => Promise<void>
}

async function forgetNotifications(container: MedusaContainer, filters: Record<string, string[]>): Promise<void> {
  const notifications = container.resolve(Modules.NOTIFICATION) as unknown as Notifications
  const isAsked = Object.values(filters).every(({ length }) => length > 0)
  const sent = isAsked ? await notifications.listNotifications(filters, { select: ["id"], take: null }) : []
  if (sent.length) {
    await notifications.deleteNotifications(sent.map(({ id }) => id))
  }
}

/** Goes on with erasures that a crash cut off, and erases what the law keeps no longer. @returns how many customers' records changed */
export async function goOnErasing(container: MedusaContainer): Promise<number> {
  const access = container.resolve<AccessModuleService>(ACCESS_MODULE)
  const { retention_years } = await access.getSettings()
  const due = await interactions(container).dueErasures(await access.today(), retention_years)
  const logger = container.resolve(ContainerRegistrationKeys.LOGGER)
  let done = 0
  for (const customer_id of due) {
    try {
      await goOn(container, customer_id)
      done++
    } catch (error) {
      logger.error(`The erasure of customer ${customer_id} goes on later: ${(error as Error).message}`)
    }
  }
  return done
}

const eraseCustomerStep = createStep("crm-erase-customer", async (input: EraseCustomerInput, { container }) => {
  return new StepResponse(await eraseCustomer(container, input))
})

/**
 * Takes a person out of the records (GDPR article 17, LGPD article 18): of the host's customer and of every table of the plugin, but for
 * documents that the law keeps. It cannot be undone. Who erases twice erases once; what a crash cuts off goes on by the job.
 *
 * Emits `crm_customer.erased` with `{ id }` of the customer.
 *
 * @throws NOT_FOUND; INVALID_DATA where the confirmation is another; NOT_ALLOWED while business with them is open
 */
export const eraseCustomerWorkflow = createWorkflow("crm-erase-customer", (input: EraseCustomerInput) => {
  const erasure = eraseCustomerStep(input)
  emitEventStep({ eventName: CrmEvents.CUSTOMER_ERASED, data: { id: input.customer_id } })
  return new WorkflowResponse(erasure)
})
