import { MedusaError } from "@medusajs/framework/utils"

import { Day } from "../../../shared/days"
import { ClaimStatus, isOpen } from "./claim-transitions"
import { serialKey } from "./serial"
import { SameCover, Units, unitsOfLine, unitsOfLot } from "./units-left"

/** What the rule of cover said of one day. */
export type SaidOfCover = { is_covered: boolean; until: Day | null; reasons: { code: string }[] }

/** An entitlement, as a claim is checked against it. */
export type ClaimedWarranty = {
  id: string
  number: string
  title: string
  customer_id: string | null
  /** Units sold and not taken back. */
  quantity: number
  /** Units that came back, or that the host's claims wrote off. */
  returned_quantity: number
  /** Entitlements that stand for units of the same order line, itself among them. */
  covers: SameCover[]
  starts_date: Day | null
  ends_date: Day | null
  units: { serial: string; status: "active" | "returned" | "replaced" }[]
}

/** Another claim of the same order line or lot. */
export type OtherClaim = {
  warranty_id: string
  number: string
  serial: string | null
  quantity: number
  fault_code: string
  status: ClaimStatus
  remedy: string | null
  /** Whether the host takes its units back, which lowers what the entitlement covers by itself. */
  is_taken_back: boolean
  /** Whether the host is at its remedy. */
  is_under_way: boolean
}

export type ClaimWish = {
  quantity: number
  serial: string | null
  fault_code: string
  customer_id: string | null
  /** Whether it is taken up although nothing covers it. */
  is_goodwill: boolean
}

const unitsOf = (claims: OtherClaim[]): number => claims.reduce((sum, { quantity }) => sum + quantity, 0)

const isReplaced = ({ status, remedy }: OtherClaim): boolean => status === "resolved" && remedy === "replace"

/** Paid back and left where they are; what comes back by a return is taken off the entitlement. */
const isPaidBack = ({ status, remedy, is_taken_back }: OtherClaim): boolean =>
  status === "resolved" && remedy === "refund" && !is_taken_back

/** Whether the customer has its units no more, or has their price: another one was sent, or money was given back. */
const isGone = ({ status, remedy }: OtherClaim): boolean =>
  status === "resolved" && (remedy === "replace" || remedy === "refund")

const keyOf = ({ serial }: Pick<OtherClaim, "serial">): string => serialKey(serial ?? "")

/** Serial numbers of units that claims made good for good: what else is claimed of them stands for no other unit. */
const goneSerials = (claims: OtherClaim[]): Set<string> => new Set(claims.filter(isGone).map(keyOf).filter(Boolean))

/** Units that open claims are about: those of one serial number are about one, however many faults it has. */
function openUnits(claims: OtherClaim[], gone: Set<string>): number {
  const open = claims.filter(({ status }) => isOpen(status))
  const serials = new Set(open.map(keyOf).filter((key) => key && !gone.has(key)))
  return unitsOf(open.filter((claim) => !keyOf(claim))) + serials.size
}

/**
 * Units that claims stand for: those still open, and those paid back for good. Replaced ones are taken off the entitlement by what the host
 * says of its claim; until that was heard they stand here.
 */
export const unitsClaimed = (
  claims: OtherClaim[],
  returned_quantity: number,
  gone: Set<string> = goneSerials(claims)
): number =>
  openUnits(claims, gone) +
  unitsOf(claims.filter(isPaidBack)) +
  Math.max(0, unitsOf(claims.filter(isReplaced)) - returned_quantity)

/**
 * Units that may still be claimed under an entitlement: never more than it covers, than its lot has, and than its line has, whatever cover
 * their claims are made under.
 */
export function unitsLeft(
  { id, covers, ...own }: Pick<ClaimedWarranty, "id" | "covers" | "quantity" | "returned_quantity">,
  others: OtherClaim[]
): number {
  const counted = covers.filter((cover) => cover.status !== "canceled" || cover.id === id)
  const lot = counted.filter(({ is_of_lot }) => is_of_lot)
  const levels: [Pick<Units, "quantity" | "returned_quantity">, OtherClaim[]][] = [
    [own, others.filter(({ warranty_id }) => warranty_id === id)],
  ]
  if (lot.length) {
    const ids = new Set(covers.filter(({ is_of_lot }) => is_of_lot).map((cover) => cover.id))
    levels.push(
      [unitsOfLot(lot), others.filter(({ warranty_id }) => ids.has(warranty_id))],
      [unitsOfLine(counted), others]
    )
  }
  const gone = goneSerials(others)
  return Math.min(
    ...levels.map(
      ([{ quantity, returned_quantity }, claims]) => quantity - unitsClaimed(claims, returned_quantity, gone)
    )
  )
}

/**
 * Refuses a claim that cannot be: of another customer's unit, of one that was returned or replaced already, of more units than are left, a
 * second one for the same fault of the same serial number, another one of a unit whose price was given back, and one that nothing covers and that is no goodwill.
 *
 * @throws NOT_ALLOWED, or INVALID_DATA for a serial number that is not among its units
 */
export function assertClaimable(
  wish: ClaimWish,
  warranty: ClaimedWarranty,
  coverage: SaidOfCover,
  others: OtherClaim[]
): void {
  const name = `Warranty ${warranty.number} of ${warranty.title}`
  if (wish.customer_id && warranty.customer_id !== wish.customer_id) {
    throw refused(`${name} is of another customer.`)
  }
  if (wish.serial) {
    assertSerial(wish as ClaimWish & { serial: string }, warranty, others, name)
  }
  // Another fault of a unit that is claimed already takes no further one.
  const left = unitsLeft(
    warranty,
    wish.serial ? others.filter((claim) => !isOpen(claim.status) || keyOf(claim) !== keyOf(wish)) : others
  )
  if (wish.quantity > left) {
    throw refused(
      left > 0
        ? `${name} has ${left} of ${warranty.quantity} units left to claim; ${wish.quantity} cannot be claimed.`
        : `${name} has no unit left to claim: ${whyNothingLeft(warranty, others)}.`
    )
  }
  if (!wish.is_goodwill && !coverage.is_covered) {
    throw refused(`${name} does not cover this: ${whyUncovered(warranty, coverage)}.`)
  }
}

function assertSerial(
  { serial, fault_code, quantity }: ClaimWish & { serial: string },
  { units }: ClaimedWarranty,
  others: OtherClaim[],
  name: string
): void {
  if (quantity !== 1) {
    throw new MedusaError(
      MedusaError.Types.INVALID_DATA,
      `Serial number ${serial} is one unit; ${quantity} cannot be claimed under it.`
    )
  }
  const unit = units.find((one) => one.serial === serial)
  if (!unit) {
    throw new MedusaError(
      MedusaError.Types.INVALID_DATA,
      units.length
        ? `${name} has no serial number ${serial}; it has ${units.map((one) => one.serial).join(", ")}.`
        : `${name} has no serial numbers; add ${serial} to it first.`
    )
  }
  const own = others.filter((claim) => keyOf(claim) === serialKey(serial))
  const replaced = own.find(isReplaced)
  if (unit.status === "replaced" || replaced) {
    throw refused(
      `Serial number ${serial} was replaced already${replaced ? ` by claim ${replaced.number}` : ""}; claim its replacement instead.`
    )
  }
  if (unit.status === "returned") {
    throw refused(`Serial number ${serial} was returned; it cannot be claimed.`)
  }
  const settled = own.find((claim) => isGone(claim) || claim.is_under_way)
  if (settled) {
    throw refused(
      `Serial number ${serial} ${settled.is_under_way ? "is being" : "was"} ${settled.remedy === "replace" ? "replaced" : "paid back"} by claim ${settled.number}; it cannot be claimed.`
    )
  }
  const same = own.find((claim) => claim.fault_code === fault_code && isOpen(claim.status))
  if (same) {
    throw refused(`Claim ${same.number} for the same fault of serial number ${serial} is still open.`)
  }
}

function whyNothingLeft({ quantity }: ClaimedWarranty, others: OtherClaim[]): string {
  if (quantity <= 0) {
    return "all of it was returned"
  }
  return `claim ${others
    .filter((claim) => isOpen(claim.status) || isPaidBack(claim) || isReplaced(claim))
    .map(({ number }) => number)
    .join(", ")} stands for it`
}

/** Why nothing covers it, in words that take nobody's rights away. */
function whyUncovered({ starts_date, ends_date }: ClaimedWarranty, { reasons }: SaidOfCover): string {
  const codes = reasons.map(({ code }) => code)
  const rights = codes.includes("statutory_may_apply") ? "; statutory rights may apply" : ""
  if (codes.includes("expired")) {
    return `its cover ended on ${ends_date}${rights}`
  }
  if (codes.includes("not_begun")) {
    return `its cover begins on ${starts_date}`
  }
  if (codes.includes("waits_for_registration")) {
    return "it waits to be registered"
  }
  if (codes.includes("canceled")) {
    return `it was canceled${rights}`
  }
  if (codes.includes("all_returned")) {
    return "all of it was returned"
  }
  if (codes.includes("other_customer")) {
    return "it is of another customer"
  }
  return `it has no cover for it on this day${rights}`
}

const refused = (message: string): MedusaError => new MedusaError(MedusaError.Types.NOT_ALLOWED, message)
