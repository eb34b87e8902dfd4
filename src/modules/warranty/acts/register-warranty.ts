import { Context } from "@medusajs/framework/types"
import { generateEntityId, MathBN, MedusaError } from "@medusajs/framework/utils"

import { Actor } from "../../../shared/actor"
import { Day } from "../../../shared/days"
import { AmountInput } from "../../../shared/money"
import { amountColumns, insertRows, readRows } from "../../../shared/rows"
import { managerOf } from "../../../shared/sql"
import { Goods, isForGoods, PlanWithTargets } from "../rules/plan-choice"
import { serialKey } from "../rules/serial"
import { endOfTerm } from "../rules/term"
import { termsOf } from "../rules/terms"
import { nextNumbers } from "../sql/numbers"
import { Holder, WarrantyRow } from "../types"
import { goingOn, waitsForGoods } from "./attach-cover"
import { activate } from "./change-warranty"
import { lockSerials } from "./lock-serials"
import { lockWarranty } from "./lock-warranty"
import { readPlans } from "./read-plans"
import { recordActs } from "./record-act"
import { assertNotCanceledOrder, registeredLine, RegisteredOrder } from "./registered-line"
import { splitLot } from "./split-lot"
import { lockOrder } from "./take-order"
import { addSerials } from "./units"

export type Registration = Holder & {
  /** Everyone who is one with the customer; themselves alone where left out. */
  customer_ids?: string[]
  customer_kind: "business" | "consumer"
  country_code: string | null
  product: { product_id: string | null; variant_id: string | null; sku: string | null; title: string }
  /** What plans are chosen by; nothing but a sold plan for everything is for goods that nobody knows. */
  goods?: Goods
  /** The order it was bought by; what comes back of its line takes the units that are registered. */
  order: RegisteredOrder | null
  serial: string | null
  quantity: AmountInput
  purchase_date: Day
  /** The plan by which it is covered; one that waits needs none. */
  plan: PlanWithTargets | null
  /** Whether somebody named that plan, so that nothing else begins; otherwise what waits begins first. */
  is_named?: boolean
  /** Today in the store. */
  today: Day
}

/**
 * Registers a product: what waits for registration begins, as many units of it as are registered, else an entitlement is opened. The same
 * registered twice is one.
 *
 * Cover that starts on registration starts today, any other on the day of purchase. Of the order's line no more units are registered than the
 * customer has of it.
 *
 * @returns the entitlement, and whether it began by this call
 * @throws INVALID_DATA for a purchase to come; NOT_ALLOWED where no plan covers the product, another customer has registered the unit, the
 *   order was canceled, or its line has fewer units left
 */
export async function registerWarranty(
  context: Context,
  registration: Registration,
  actor: Actor
): Promise<{ id: string; is_new: boolean }> {
  const { purchase_date, today, serial, plan, product, order } = registration
  if (purchase_date > today) {
    throw new MedusaError(
      MedusaError.Types.INVALID_DATA,
      `The day of purchase ${purchase_date} has not come yet; today is ${today}.`
    )
  }
  assertNotCanceledOrder(order)
  // One registration of an order, of a customer, or of a unit, at a time.
  if (order) {
    await lockOrder(context, order.order_id)
  }
  const holders = holdersOf(registration)
  for (const key of (holders.length ? holders : [registration.customer_email ?? ""]).sort()) {
    await managerOf(context).execute("select pg_advisory_xact_lock(hashtext(?))", [`crm_warranty_registration:${key}`])
  }
  await lockSerials(context, serial ? [serial] : [])
  const known = await registeredBefore(context, registration)
  if (known) {
    return { id: known, is_new: false }
  }
  const waiting = await waitingFor(context, registration)
  if (waiting) {
    const whole = await lockWarranty(context, waiting)
    const line_id = await registeredLine(context, registration, whole)
    const row = await unitsOf(context, whole, registration, actor)
    const starts_date = row.terms.starts_on === "registration" || row.source === "sold" ? today : purchase_date
    const filled = row.product_id ? {} : product
    const base = waitsForGoods(row) ? await goodsUnderCover(context, registration, line_id, row) : null
    const begun = {
      ...filled,
      unfit_title: null,
      purchase_date,
      ...(base
        ? await goingOn(context, base, row.terms, today)
        : { starts_date, ends_date: endOfTerm(starts_date, row.terms) }),
    }
    await activate(context, row, begun, { source_id: registrationKey(registration) }, actor)
    await addSerials(context, row.id, serial ? [serial] : [], actor)
    return { id: row.id, is_new: true }
  }
  if (!plan) {
    throw new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      `No warranty plan covers ${product.title} for this customer; attach one in Settings › CRM, or name the plan.`
    )
  }
  return { id: await openRegistered(context, { ...registration, plan }, actor), is_new: true }
}

/** Of what waits the units that are registered. @throws NOT_ALLOWED where nobody knows which they are */
async function unitsOf(
  context: Context,
  waiting: WarrantyRow,
  registration: Registration,
  actor: Actor
): Promise<WarrantyRow> {
  const { serial, today } = registration
  const quantity = MathBN.convert(registration.quantity).toNumber()
  const row = await splitLot(context, waiting, { quantity, serial }, today, actor)
  if (MathBN.gt(row.quantity, quantity)) {
    throw new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      `Warranty ${row.number} covers ${MathBN.convert(row.quantity).toFixed()} units that have serial numbers; say which of them is registered.`
    )
  }
  return row
}

/** The entitlement of the very goods that are registered: with their serial number, else of their order's line. */
async function goodsUnderCover(
  context: Context,
  registration: Registration,
  line_id: string | null,
  { quantity }: WarrantyRow
): Promise<WarrantyRow | null> {
  const { serial, product } = registration
  const holders = holdersOf(registration)
  const [found] = await readRows<WarrantyRow>(
    context,
    `select w.* from crm_warranty w
      where w.customer_id in (${holders.map(() => "?").join(", ")}) and w.status = 'active' and w.quantity >= ? and w.deleted_at is null
        and w.variant_id = ? and w.basis <> 'service'
        and case when ?::text is null then w.line_id = ? else exists (select from crm_warranty_unit u
          where u.warranty_id = w.id and u.serial_key = ? and u.status = 'active' and u.deleted_at is null) end
      order by w.ends_date desc, w.id limit 1`,
    [
      ...holders, MathBN.convert(quantity).toFixed(), product.variant_id, serial, line_id, serial ? serialKey(serial) : null,
    ] // prettier-ignore
  )
  return found ? lockWarranty(context, found.id) : null
}

async function openRegistered(
  context: Context,
  registration: Registration & { plan: PlanWithTargets },
  actor: Actor
): Promise<string> {
  const { plan, today, purchase_date, serial, quantity, product, order, ...holder } = registration
  const starts_date = plan.starts_on === "registration" ? today : purchase_date
  const id = generateEntityId(undefined, "crmw")
  const [number] = await nextNumbers(context, "W", today)
  const key = registrationKey(registration)
  const [taken] = await readRows(
    context,
    "select id from crm_warranty where source_key = ? and plan_id = ? and deleted_at is null",
    [key, plan.id]
  )
  // The same was registered before, and was canceled or given away: this is another one.
  const source_key = taken ? `${key}:${number}` : key
  const line_id = await registeredLine(context, registration, { plan_id: plan.id, source_key })
  const { customer_id, customer_name, customer_email, customer_phone, customer_kind, country_code } = holder
  await insertRows(context, "crm_warranty", [
    {
      id, number, plan_id: plan.id, plan_name: plan.name, basis: plan.basis, terms: termsOf(plan), status: "active",
      source: "registration", source_key, customer_id, customer_name, customer_email, customer_phone,
      customer_kind, country_code, order_id: order?.order_id ?? null, order_number: order?.order_number ?? null,
      line_id, ...product,
      starts_date, ends_date: endOfTerm(starts_date, plan), purchase_date,
      ...amountColumns({ original_quantity: quantity, quantity, returned_quantity: 0 }),
    },
  ]) // prettier-ignore
  await recordActs(context, actor, [{ reference: "crm_warranty", reference_id: id, act: "register" }])
  await addSerials(context, id, serial ? [serial] : [], actor)
  return id
}

const holdersOf = ({ customer_id, customer_ids }: Registration): string[] =>
  [...new Set([...(customer_ids ?? []), customer_id])].flatMap((id) => id ?? [])

/** What one registration is known by: whose, of what, and the unit or the day. */
const registrationKey = (
  { customer_id, customer_email, product, serial, purchase_date, order }: Registration,
  holder: string | null = customer_id
): string =>
  [
    "registration", holder ?? customer_email ?? "", product.variant_id ?? product.title.toLowerCase(), order?.order_id ?? "",
    serial ? serialKey(serial) : purchase_date,
  ].join(":") // prettier-ignore

/**
 * The same registration made before, by whoever is one with the customer: what it opened, by the same plan, or what waited and began by
 * it, of which History knows.
 *
 * @throws NOT_ALLOWED where the unit is another customer's
 */
async function registeredBefore(context: Context, registration: Registration): Promise<string | null> {
  const { plan, is_named, serial, product } = registration
  const holders = holdersOf(registration)
  const places = holders.map(() => "?").join(", ") || "null"
  const keys = holders.map((holder) => registrationKey(registration, holder))
  const [same] = await readRows<{ id: string }>(
    context,
    `select w.id from crm_warranty w
      where w.customer_id in (${places}) and w.status <> 'canceled' and w.deleted_at is null and (
        (${keys.map(() => "w.source_key = ? or starts_with(w.source_key, ?)").join(" or ") || "false"})
          and (?::text is null or w.plan_id = ?)
        or (?::text is null or w.plan_id = ?) and exists (select from crm_warranty_history h
          where h.reference_id = w.id and h.act = 'register' and h.source_id in (${places})))
      order by w.id limit 1`,
    [
      ...holders, ...keys.flatMap((key) => [key, `${key}:`]), plan?.id ?? null, plan?.id ?? null,
      ...(is_named ? [plan?.id ?? null, plan?.id ?? null] : [null, null]), ...keys,
    ] // prettier-ignore
  )
  if (same || !serial) {
    return same?.id ?? null
  }
  const [unit] = await readRows<{ id: string; number: string; customer_id: string | null; status: string }>(
    context,
    `select w.id, w.number, w.customer_id, w.status from crm_warranty_unit u join crm_warranty w on w.id = u.warranty_id
     where u.serial_key = ? and u.status = 'active' and u.deleted_at is null and w.deleted_at is null and w.status <> 'canceled'
       and w.quantity > 0 and (w.variant_id = ? or (w.product_id is null and w.title = ?)) and (?::text is null or w.plan_id = ?)
     order by (w.status = 'active') desc, w.ends_date desc nulls last limit 1`,
    [serialKey(serial), product.variant_id, product.title, plan?.id ?? null, plan?.id ?? null]
  )
  if (unit && !holders.includes(unit.customer_id ?? "")) {
    throw new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      `The serial number ${serial} is registered for another customer; the shop can transfer its warranty.`
    )
  }
  return unit?.status === "active" ? unit.id : null
}

/** What waits for this customer's registration: of the same unit or goods first, then cover that was sold by itself. */
async function waitingFor(context: Context, registration: Registration): Promise<string | null> {
  const { product, order, plan, is_named, serial } = registration
  const holders = holdersOf(registration)
  const named = is_named ? (plan?.id ?? null) : null
  if (!holders.length) {
    return null
  }
  const rows = await readRows<Pick<WarrantyRow, "id" | "plan_id" | "variant_id">>(
    context,
    `select w.id, w.plan_id, w.variant_id from crm_warranty w
     where w.customer_id in (${holders.map(() => "?").join(", ")}) and w.status = 'pending' and w.quantity > 0 and w.deleted_at is null
       and (w.variant_id = ? or (w.source = 'sold' and w.product_id is null))
       and (?::text is null or w.order_id = ?) and (?::text is null or w.plan_id = ?)
     order by exists (select from crm_warranty_unit u where u.warranty_id = w.id and u.serial_key = ? and u.deleted_at is null) desc,
       (w.variant_id is not null) desc, w.id`,
    [
      ...holders, product.variant_id, order?.order_id ?? null, order?.order_id ?? null, named, named, serial ? serialKey(serial) : "",
    ] // prettier-ignore
  )
  const plans = await readPlans(context, { ids: [...new Set(rows.map(({ plan_id }) => plan_id))] })
  const { goods = { ...product, type_id: null, collection_id: null, categories: [] } } = registration
  // What was sold by itself is for what its plan is attached to.
  const fits = (plan_id: string): boolean => plans.every((one) => one.id !== plan_id || isForGoods(one, goods))
  return rows.find(({ plan_id, variant_id }) => variant_id !== null || fits(plan_id))?.id ?? null
}
