import { Context } from "@medusajs/framework/types"
import { InjectManager, InjectTransactionManager, MedusaContext, MedusaService } from "@medusajs/framework/utils"

import { Actor } from "../../shared/actor"
import { withClearErrors } from "../../shared/database-errors"
import { Day } from "../../shared/days"
import type { ListRequest, ListScope, Execute } from "../../shared/lists/list-documents"
import { all } from "../../shared/lists/where"
import { AmountInput } from "../../shared/money"
import { managerOf } from "../../shared/sql"
import { Repair, repaired } from "./acts/after-repair"
import { attachCover } from "./acts/attach-cover"
import {
  cancelWarranty,
  extendWarranty,
  NewHolder,
  noteWarranty,
  renameHolder,
  transferWarranty,
} from "./acts/change-warranty"
import { ImportedSerials, importSerials, SerialTrial } from "./acts/import-serials"
import { readPlan, readPlans } from "./acts/read-plans"
import { readWarranties } from "./acts/read-warranties"
import { registerWarranty, Registration } from "./acts/register-warranty"
import { deletePrior, PriorInput, PriorRow, readPriors, savePrior } from "./acts/save-prior"
import { addPresets, createPlan, deletePlan, updatePlan } from "./acts/save-plan"
import {
  noteShippedSerials,
  placeShippedSerials,
  readShippedSerials,
  ShippedSerial,
  ShippedSerials,
} from "./acts/shipped-serials"
import { TakenOrder, takeOrder, TakeOptions } from "./acts/take-order"
import { addSerials, markUnit, removeSerial } from "./acts/units"
import { claimBoard, listClaims } from "./claims/claim-list"
import { ClaimedUnits, claimedUnits } from "./claims/claimed-units"
import { ownerOfWarranty, readWarranty } from "./claims/claimed-warranty"
import { addCost, addLabour, reverseCost } from "./claims/costs"
import {
  approveClaim,
  cancelClaim,
  ClaimChange,
  Deciding,
  diagnoseClaim,
  editClaim,
  rejectClaim,
  reopenClaim,
  resolveByHand,
  startRepair,
} from "./claims/decide-claim"
import { addFile, FileInput, readFiles } from "./claims/files"
import { readCosts, totalsOf } from "./claims/ledger"
import { readClaim } from "./claims/lock-claim"
import { addMessage, MessageInput, readMessages } from "./claims/messages"
import {
  claimPart,
  claimPartReturn,
  claimReturn,
  missedPart,
  missedReturn,
  returnedPart,
  settlePart,
  tookPart,
} from "./claims/parts"
import {
  claimsToTell,
  lastState,
  ListedClaim,
  listedClaims,
  openClaims,
  WholeClaim,
  wholeClaim,
} from "./claims/read-claims"
import { addRecovery, readRecoveries, settleRecovery } from "./claims/recoveries"
import {
  beginRemedy,
  failRemedy,
  FinishedRemedy,
  finishRemedy,
  freeRemedy,
  holdRemedy,
  leftRemedies,
  noteStep,
  remedyOf,
  resumableRemedy,
  waitForReturn,
} from "./claims/remedy"
import { submitClaim } from "./claims/submit-claim"
import {
  ClaimClock,
  ClaimFileRow,
  ClaimInput,
  ClaimMessageRow,
  ClaimRow,
  CostInput,
  CostRow,
  HostRemedy,
  LabourInput,
  PartInput,
  PartRow,
  RecoveryInput,
  RecoveryRow,
  RemedyMade,
  RemedyRow,
  RemedyStep,
  RemedyWish,
} from "./claims/types"
import { lookUp, Match } from "./lists/look-up"
import { ProductFigures, productFigures } from "./lists/product-figures"
import { listWarranties } from "./lists/warranty-list"
import { Warranty } from "./models/warranty"
import { WarrantyClaim } from "./models/warranty-claim"
import { WarrantyClaimFile } from "./models/warranty-claim-file"
import { WarrantyClaimMessage } from "./models/warranty-claim-message"
import { WarrantyClaimState } from "./models/warranty-claim-state"
import { WarrantyCost } from "./models/warranty-cost"
import { WarrantyHistory } from "./models/warranty-history"
import { WarrantyPart } from "./models/warranty-part"
import { WarrantyPlan } from "./models/warranty-plan"
import { WarrantyPlanTarget } from "./models/warranty-plan-target"
import { WarrantyPrior } from "./models/warranty-prior"
import { WarrantyRecovery } from "./models/warranty-recovery"
import { WarrantyRemedy } from "./models/warranty-remedy"
import { WarrantyShippedSerial } from "./models/warranty-shipped-serial"
import { WarrantyUnit } from "./models/warranty-unit"
import { CostTotals } from "./rules/claim-costs"
import { ClaimStatus } from "./rules/claim-transitions"
import { PlanWithTargets } from "./rules/plan-choice"
import { Preset, PRESET_PLANS } from "./rules/presets"
import { SerialLine } from "./rules/serials-csv"
import { claimsWithin, warrantiesWithin } from "./sql/scope"
import { Holder, OrderFacts, PlanInput, WarrantyWithUnits, WarrantyRow } from "./types"

const executeOf = (context: Context): Execute => managerOf(context).execute.bind(managerOf(context)) as Execute

/** Who is entitled to what, by which plan's terms and until when, and what was claimed under it. */
export class WarrantyModuleService extends MedusaService({
  CrmWarrantyPlan: WarrantyPlan,
  CrmWarrantyPlanTarget: WarrantyPlanTarget,
  CrmWarranty: Warranty,
  CrmWarrantyUnit: WarrantyUnit,
  CrmWarrantyShippedSerial: WarrantyShippedSerial,
  CrmWarrantyHistory: WarrantyHistory,
  CrmWarrantyClaim: WarrantyClaim,
  CrmWarrantyClaimState: WarrantyClaimState,
  CrmWarrantyClaimMessage: WarrantyClaimMessage,
  CrmWarrantyClaimFile: WarrantyClaimFile,
  CrmWarrantyCost: WarrantyCost,
  CrmWarrantyPart: WarrantyPart,
  CrmWarrantyRecovery: WarrantyRecovery,
  CrmWarrantyRemedy: WarrantyRemedy,
  CrmWarrantyPrior: WarrantyPrior,
}) {
  /** Every plan with what it is attached to. */
  @InjectManager()
  async plans(@MedusaContext() context: Context = {}): Promise<PlanWithTargets[]> {
    return readPlans(context)
  }

  /** The same of plans that are on. */
  @InjectManager()
  async plansInUse(@MedusaContext() context: Context = {}): Promise<PlanWithTargets[]> {
    return readPlans(context, { in_use: true })
  }

  /** @throws NOT_FOUND */
  @InjectManager()
  async plan(id: string, @MedusaContext() context: Context = {}): Promise<PlanWithTargets> {
    return readPlan(context, id)
  }

  /** Makes a plan. @throws as `createPlan` */
  @InjectTransactionManager()
  async createPlan(input: PlanInput, actor: Actor, @MedusaContext() context: Context = {}): Promise<PlanWithTargets> {
    return createPlan(context, input, actor)
  }

  /** Changes a plan; entitlements that exist keep their terms. @throws as `updatePlan` */
  @InjectTransactionManager()
  async updatePlan(
    id: string,
    input: Partial<PlanInput>,
    actor: Actor,
    @MedusaContext() context: Context = {}
  ): Promise<PlanWithTargets> {
    return updatePlan(context, id, input, actor)
  }

  /** Removes an unused plan. @throws as `deletePlan` */
  @InjectTransactionManager()
  async deletePlan(id: string, actor: Actor, @MedusaContext() context: Context = {}): Promise<void> {
    await deletePlan(context, id, actor)
  }

  /** Makes the plans of a preset that are not there yet. */
  @InjectTransactionManager()
  async addPreset(preset: Preset, actor: Actor, @MedusaContext() context: Context = {}): Promise<PlanWithTargets[]> {
    return addPresets(context, [PRESET_PLANS[preset]], actor)
  }

  /** What finance expects of claims, all's first. */
  @InjectManager()
  async priors(@MedusaContext() context: Context = {}): Promise<PriorRow[]> {
    return readPriors(context)
  }

  /** Says what is expected of a product, type or all, in place of what was said before. @throws as `savePrior` */
  @InjectTransactionManager()
  async savePrior(input: PriorInput, actor: Actor, @MedusaContext() context: Context = {}): Promise<PriorRow> {
    return savePrior(context, input, actor)
  }

  /** Takes it back. @throws NOT_FOUND */
  @InjectTransactionManager()
  async deletePrior(id: string, actor: Actor, @MedusaContext() context: Context = {}): Promise<void> {
    await deletePrior(context, id, actor)
  }

  /** Brings the entitlements of an order to what the host says of it now; the same again changes nothing. */
  @InjectTransactionManager()
  async takeOrder(
    order: OrderFacts,
    plans: PlanWithTargets[],
    options: TakeOptions,
    actor: Actor,
    @MedusaContext() context: Context = {}
  ): Promise<TakenOrder> {
    return takeOrder(context, order, plans, options, actor)
  }

  /** The database's clock, by which `takeOrder` tells what was read before a change. */
  @InjectManager()
  async clock(@MedusaContext() context: Context = {}): Promise<string> {
    const [{ now }] = await managerOf(context).execute<{ now: string }[]>("select clock_timestamp()::text as now")
    return now
  }

  /** How many entitlements began by each plan; plans without any are left out. */
  @InjectManager()
  async warrantiesPerPlan(@MedusaContext() context: Context = {}): Promise<Map<string, number>> {
    const rows = await managerOf(context).execute<{ plan_id: string; count: number }[]>(
      "select plan_id, count(*)::int as count from crm_warranty where deleted_at is null group by 1"
    )
    return new Map(rows.map(({ plan_id, count }) => [plan_id, count]))
  }

  /** Whether any of these orders has an entitlement. */
  @InjectManager()
  async haveWarranties(order_ids: string[], @MedusaContext() context: Context = {}): Promise<boolean> {
    const [{ have }] = await managerOf(context).execute<{ have: boolean }[]>(
      `select exists (select from crm_warranty where order_id in (${order_ids.map(() => "?").join(", ") || "null"})
         and deleted_at is null) as have`,
      order_ids
    )
    return have
  }

  /** One page of entitlements by ids. @param today - the store's, by which expired and not begun are told */
  @InjectManager()
  async searchWarranties(
    request: ListRequest,
    today: Day,
    @MedusaContext() context: Context = {}
  ): Promise<{ ids: string[]; count: number }> {
    return listWarranties((sql, values) => managerOf(context).execute(sql, values), request, today)
  }

  /** Entitlements that a text may mean, the best first. */
  @InjectManager()
  async lookUp(
    q: string,
    today: Day,
    scope: ListScope,
    @MedusaContext() context: Context = {}
  ): Promise<{ ids: string[]; matched_by: Match | null }> {
    return lookUp((sql, values) => managerOf(context).execute(sql, values), q, today, scope)
  }

  /** Whether an entitlement, or a claim, is among what somebody sees. */
  @InjectManager()
  async isWithin(
    what: "warranty" | "claim",
    id: string,
    scope: ListScope,
    @MedusaContext() context: Context = {}
  ): Promise<boolean> {
    const { text, values } = all(what === "claim" ? claimsWithin(scope, "t") : warrantiesWithin(scope, "t"))
    const table = what === "claim" ? "crm_warranty_claim" : "crm_warranty"
    const rows = await managerOf(context).execute(`select t.id from ${table} t where t.id = ? and ${text}`, [
      id,
      ...values,
    ])
    return rows.length > 0
  }

  /** Entitlements with their units, in the order of their ids; unknown ones are left out. */
  @InjectManager()
  async warranties(ids: string[], @MedusaContext() context: Context = {}): Promise<WarrantyWithUnits[]> {
    return readWarranties(context, ids)
  }

  /** Registers a product, the same once. @throws as `registerWarranty` */
  @InjectTransactionManager()
  async registerWarranty(
    registration: Registration,
    actor: Actor,
    @MedusaContext() context: Context = {}
  ): Promise<{ id: string; is_new: boolean }> {
    return registerWarranty(context, registration, actor)
  }

  /** Sets the note, and adds serial numbers. @throws as `addSerials` */
  @InjectTransactionManager()
  async changeWarranty(
    id: string,
    { note, serials = [] }: { note?: string | null; serials?: string[] },
    actor: Actor,
    @MedusaContext() context: Context = {}
  ): Promise<void> {
    await addSerials(context, id, serials, actor)
    if (note !== undefined) {
      await noteWarranty(context, id, note, actor)
    }
  }

  /** Notes which units went out with a shipment. @throws as `noteShippedSerials` */
  @InjectTransactionManager()
  async noteShippedSerials(
    order: OrderFacts,
    items: ShippedSerials[],
    actor: Actor,
    @MedusaContext() context: Context = {}
  ): Promise<void> {
    await noteShippedSerials(context, order, items, actor)
  }

  /** Puts numbers noted at shipping on entitlements that opened since. */
  @InjectTransactionManager()
  async placeShippedSerials(order: OrderFacts, @MedusaContext() context: Context = {}): Promise<void> {
    await placeShippedSerials(context, order)
  }

  /** The numbers of each shipped item of an order, by the item's id. */
  @InjectManager()
  async shippedSerials(
    order_id: string,
    @MedusaContext() context: Context = {}
  ): Promise<Map<string, ShippedSerial[]>> {
    return readShippedSerials(context, order_id)
  }

  /** Takes a serial number that was written wrongly off all cover of its units. @throws as `removeSerial` */
  @InjectTransactionManager()
  async removeSerial(id: string, unit_id: string, actor: Actor, @MedusaContext() context: Context = {}): Promise<void> {
    await removeSerial(context, id, unit_id, actor)
  }

  /** Says which unit came back, or that it did not. @throws as `markUnit` */
  @InjectTransactionManager()
  async markUnit(
    id: string,
    unit_id: string,
    status: "active" | "returned",
    actor: Actor,
    @MedusaContext() context: Context = {}
  ): Promise<void> {
    await markUnit(context, id, unit_id, status, actor)
  }

  /** Puts serial numbers of a file on entitlements, all or none. @throws as `importSerials` */
  @InjectTransactionManager()
  async importSerials(
    lines: SerialLine[],
    actor: Actor,
    scope: ListScope = { all: true },
    @MedusaContext() context: Context = {}
  ): Promise<ImportedSerials> {
    return importSerials(context, lines, actor, scope)
  }

  /** What an import would do, with everything that would stop it. @throws as `importSerials` */
  async tryImportSerials(
    lines: SerialLine[],
    actor: Actor,
    scope: ListScope = { all: true }
  ): Promise<ImportedSerials> {
    try {
      return await this.importAndLeave(lines, actor, scope)
    } catch (error) {
      if (error instanceof SerialTrial) {
        return error.result
      }
      throw error
    }
  }

  @InjectTransactionManager()
  protected async importAndLeave(
    lines: SerialLine[],
    actor: Actor,
    scope: ListScope,
    @MedusaContext() context: Context = {}
  ): Promise<ImportedSerials> {
    throw new SerialTrial(await importSerials(context, lines, actor, scope))
  }

  /** Gives an entitlement to another customer, with the other cover of its lot. @throws as `transferWarranty` */
  @InjectTransactionManager()
  async transferWarranty(
    id: string,
    to: NewHolder,
    note: string | null,
    actor: Actor,
    @MedusaContext() context: Context = {}
  ): Promise<void> {
    await transferWarranty(context, id, to, note, actor)
  }

  /** Names a customer as the host does now, on all their entitlements. */
  @InjectTransactionManager()
  async renameHolder(holder: Holder, @MedusaContext() context: Context = {}): Promise<void> {
    await renameHolder(context, holder)
  }

  /** @throws as `cancelWarranty` */
  @InjectTransactionManager()
  async cancelWarranty(id: string, note: string, actor: Actor, @MedusaContext() context: Context = {}): Promise<void> {
    await cancelWarranty(context, id, note, actor)
  }

  /** Begins sold cover that waits, for units of another entitlement. @throws as `attachCover` */
  @InjectTransactionManager()
  async attachCover(
    id: string,
    target: Parameters<typeof attachCover>[2],
    actor: Actor,
    @MedusaContext() context: Context = {}
  ): Promise<string> {
    return attachCover(context, id, target, actor)
  }

  /** Extends or restarts cover of units by its terms after their repair, once for each claim. @returns their last day */
  @InjectTransactionManager()
  async repairedWarranty(
    id: string,
    repair: Repair,
    actor: Actor,
    @MedusaContext() context: Context = {}
  ): Promise<Day | null> {
    return repaired(context, id, repair, actor)
  }

  /** Adds months as goodwill. @throws as `extendWarranty` */
  @InjectTransactionManager()
  async extendWarranty(
    id: string,
    extension: Parameters<typeof extendWarranty>[2],
    actor: Actor,
    @MedusaContext() context: Context = {}
  ): Promise<void> {
    await extendWarranty(context, id, extension, actor)
  }

  /** Submits a claim, with its files. @returns its id, and whether this call made it @throws as `submitClaim` */
  @InjectTransactionManager()
  async submitClaim(
    input: ClaimInput,
    clock: ClaimClock,
    actor: Actor,
    files: Omit<FileInput, "claim_id">[] = [],
    @MedusaContext() context: Context = {}
  ): Promise<{ id: string; is_new: boolean }> {
    return submitClaim(context, input, clock, actor, files)
  }

  /** A claim by its id. @throws NOT_FOUND */
  @InjectManager()
  async claim(id: string, @MedusaContext() context: Context = {}): Promise<ClaimRow> {
    return readClaim(context, id)
  }

  /** The same with everything that its page shows. @throws NOT_FOUND */
  @InjectManager()
  async wholeClaim(id: string, @MedusaContext() context: Context = {}): Promise<WholeClaim> {
    return wholeClaim(context, id)
  }

  /** Claims in the order of their ids, with what each cost. */
  @InjectManager()
  async listClaims(ids: string[], @MedusaContext() context: Context = {}): Promise<ListedClaim[]> {
    return listedClaims(context, ids)
  }

  /** One page of claims by ids, with the count of everything that is filtered. */
  @InjectManager()
  async searchClaims(
    request: ListRequest,
    @MedusaContext() context: Context = {}
  ): Promise<{ ids: string[]; count: number }> {
    return listClaims(executeOf(context), request)
  }

  /** Each status of claims with how many have it, and the first of them. */
  @InjectManager()
  async claimBoard(
    request: Pick<ListRequest, "filters" | "q" | "scope">,
    @MedusaContext() context: Context = {}
  ): Promise<{ status: ClaimStatus; count: number; ids: string[] }[]> {
    return claimBoard(executeOf(context), request)
  }

  /** Says that a claim is to be made good. @returns whether this call did it @throws as `approveClaim` */
  @InjectTransactionManager()
  async approveClaim(
    id: string,
    deciding: Deciding & { goodwill?: boolean; estimate?: AmountInput | null },
    @MedusaContext() context: Context = {}
  ): Promise<boolean> {
    return approveClaim(context, id, deciding)
  }

  /** Says that it is not. @returns whether this call did it */
  @InjectTransactionManager()
  async rejectClaim(
    id: string,
    reason: string,
    deciding: Deciding,
    @MedusaContext() context: Context = {}
  ): Promise<boolean> {
    return rejectClaim(context, id, reason, deciding)
  }

  /** Looks at a rejected one again. */
  @InjectTransactionManager()
  async reopenClaim(id: string, deciding: Deciding, @MedusaContext() context: Context = {}): Promise<void> {
    await reopenClaim(context, id, deciding)
  }

  /** Gives it up. @returns whether this call did it */
  @InjectTransactionManager()
  async cancelClaim(id: string, deciding: Deciding, @MedusaContext() context: Context = {}): Promise<boolean> {
    return cancelClaim(context, id, deciding)
  }

  /** Changes what is given of an open one. */
  @InjectTransactionManager()
  async editClaim(
    id: string,
    change: ClaimChange,
    actor: Actor,
    @MedusaContext() context: Context = {}
  ): Promise<void> {
    await editClaim(context, id, change, actor)
  }

  /** Says what is wrong with it. */
  @InjectTransactionManager()
  async diagnoseClaim(
    id: string,
    diagnosis: { text: string; fault_code?: string },
    actor: Actor,
    @MedusaContext() context: Context = {}
  ): Promise<void> {
    await diagnoseClaim(context, id, diagnosis, { actor })
  }

  /** Begins its repair. */
  @InjectTransactionManager()
  async startRepair(
    id: string,
    deciding: Deciding & { technician?: string | null },
    @MedusaContext() context: Context = {}
  ): Promise<void> {
    await startRepair(context, id, deciding)
  }

  /** Makes it good by our own work, or by a word. @returns whether this call did it */
  @InjectTransactionManager()
  async resolveByHand(
    id: string,
    remedy: "repair" | "advice",
    deciding: Deciding & { goodwill?: boolean },
    @MedusaContext() context: Context = {}
  ): Promise<boolean> {
    return resolveByHand(context, id, remedy, deciding)
  }

  /** The remedy of a claim that the host carries out; null where none was begun, or it failed. */
  @InjectManager()
  async remedyOf(claim_id: string, @MedusaContext() context: Context = {}): Promise<RemedyRow | null> {
    return remedyOf(context, claim_id)
  }

  /** Notes a remedy before the host is asked for anything. @throws as `beginRemedy` */
  @InjectTransactionManager()
  async beginRemedy(
    claim_id: string,
    kind: HostRemedy,
    wish: RemedyWish,
    actor: Actor,
    goodwill = false,
    @MedusaContext() context: Context = {}
  ): Promise<{ remedy: RemedyRow; is_new: boolean }> {
    return beginRemedy(context, claim_id, kind, wish, actor, goodwill)
  }

  /** Lets one caller at a time go on with a remedy. @returns null for everybody else */
  @InjectTransactionManager()
  async holdRemedy(id: string, @MedusaContext() context: Context = {}): Promise<RemedyRow | null> {
    return holdRemedy(context, id)
  }

  /** Lets others go on with it. */
  @InjectTransactionManager()
  async freeRemedy(id: string, error: string | null, @MedusaContext() context: Context = {}): Promise<void> {
    await freeRemedy(context, id, error)
  }

  /** Notes that a step of a remedy is done, with what it made. */
  @InjectTransactionManager()
  async noteRemedyStep(
    id: string,
    step: RemedyStep,
    made: RemedyMade,
    @MedusaContext() context: Context = {}
  ): Promise<void> {
    await noteStep(context, id, step, made)
  }

  /** Lets a remedy wait until units are back. */
  @InjectTransactionManager()
  async waitForReturn(id: string, return_id: string, @MedusaContext() context: Context = {}): Promise<void> {
    await waitForReturn(context, id, return_id)
  }

  /** Notes that the host refused a remedy. */
  @InjectTransactionManager()
  async failRemedy(id: string, error: string, actor: Actor, @MedusaContext() context: Context = {}): Promise<void> {
    await failRemedy(context, id, error, actor)
  }

  /** Resolves a claim whose remedy the host has carried out. @returns whether this call did it */
  @InjectTransactionManager()
  async finishRemedy(
    id: string,
    finished: FinishedRemedy,
    clock: ClaimClock,
    actor: Actor,
    @MedusaContext() context: Context = {}
  ): Promise<boolean> {
    return finishRemedy(context, id, finished, clock, actor)
  }

  /** The remedy of a claim that may go on. @throws NOT_ALLOWED where there is none */
  @InjectTransactionManager()
  async resumableRemedy(claim_id: string, @MedusaContext() context: Context = {}): Promise<string> {
    return resumableRemedy(context, claim_id)
  }

  /** Remedies that are not done and that nobody works on; of one order, or those left behind. */
  @InjectManager()
  async leftRemedies(order_id: string | null, @MedusaContext() context: Context = {}): Promise<RemedyRow[]> {
    return leftRemedies(context, order_id)
  }

  /** A claim's ledger, with what it comes to. */
  @InjectManager()
  async claimCosts(
    claim_id: string,
    @MedusaContext() context: Context = {}
  ): Promise<{ costs: CostRow[]; totals: CostTotals }> {
    const costs = await readCosts(context, claim_id)
    return { costs, totals: (await totalsOf(context, [claim_id])).get(claim_id)! }
  }

  /** Enters a cost. @throws as `addCost` */
  @InjectTransactionManager()
  async addCost(
    claim_id: string,
    input: CostInput,
    today: Day,
    actor: Actor,
    @MedusaContext() context: Context = {}
  ): Promise<CostRow> {
    return addCost(context, claim_id, input, today, actor)
  }

  /** Enters work at an hourly rate. @throws as `addLabour` */
  @InjectTransactionManager()
  async addLabour(
    claim_id: string,
    input: LabourInput,
    today: Day,
    actor: Actor,
    @MedusaContext() context: Context = {}
  ): Promise<CostRow> {
    return addLabour(context, claim_id, input, today, actor)
  }

  /** Takes an entry back. @throws as `reverseCost` */
  @InjectTransactionManager()
  async reverseCost(
    claim_id: string,
    cost_id: string,
    note: string,
    today: Day,
    actor: Actor,
    @MedusaContext() context: Context = {}
  ): Promise<CostRow> {
    return reverseCost(context, claim_id, cost_id, note, today, actor)
  }

  /** Says that a part is about to be taken from stock; whoever gets `is_new` moves the stock. */
  @InjectTransactionManager()
  async claimPart(
    claim_id: string,
    input: PartInput,
    today: Day,
    actor: Actor,
    @MedusaContext() context: Context = {}
  ): Promise<{ part: PartRow; is_new: boolean }> {
    return claimPart(context, claim_id, input, today, actor)
  }

  /** Its stock has moved. */
  @InjectTransactionManager()
  async tookPart(id: string, today: Day, @MedusaContext() context: Context = {}): Promise<void> {
    await tookPart(context, id, today)
  }

  /** The host refused to move it. */
  @InjectTransactionManager()
  async missedPart(id: string, error: string, @MedusaContext() context: Context = {}): Promise<void> {
    await missedPart(context, id, error)
  }

  /** Says that the part of an entry is about to be put back. @returns null where it is no part's, or somebody else does it */
  @InjectTransactionManager()
  async claimReturn(cost: CostRow, @MedusaContext() context: Context = {}): Promise<PartRow | null> {
    return claimReturn(context, cost)
  }

  /** The same of a part by its id, which may have cost nothing. @throws NOT_FOUND */
  @InjectTransactionManager()
  async claimPartReturn(claim_id: string, id: string, @MedusaContext() context: Context = {}): Promise<PartRow | null> {
    return claimPartReturn(context, claim_id, id)
  }

  /** It is back. */
  @InjectTransactionManager()
  async returnedPart(
    id: string,
    note: string | null,
    today: Day,
    actor: Actor,
    @MedusaContext() context: Context = {}
  ): Promise<void> {
    await returnedPart(context, id, note, today, actor)
  }

  /** The host refused to put it back. */
  @InjectTransactionManager()
  async missedReturn(id: string, error: string, @MedusaContext() context: Context = {}): Promise<void> {
    await missedReturn(context, id, error)
  }

  /** Takes a person's word for whether stock moved that a crash left open. */
  @InjectTransactionManager()
  async settlePart(
    claim_id: string,
    id: string,
    moved: boolean,
    today: Day,
    actor: Actor,
    @MedusaContext() context: Context = {}
  ): Promise<void> {
    await settlePart(context, claim_id, id, moved, today, actor)
  }

  /** What suppliers are to pay for a claim. */
  @InjectManager()
  async claimRecoveries(claim_id: string, @MedusaContext() context: Context = {}): Promise<RecoveryRow[]> {
    return readRecoveries(context, claim_id)
  }

  /** Notes what a supplier is to pay. */
  @InjectTransactionManager()
  async addRecovery(
    claim_id: string,
    input: RecoveryInput,
    actor: Actor,
    @MedusaContext() context: Context = {}
  ): Promise<RecoveryRow> {
    return addRecovery(context, claim_id, input, actor)
  }

  /** Says what came of it. @throws as `settleRecovery` */
  @InjectTransactionManager()
  async settleRecovery(
    claim_id: string,
    id: string,
    settled: Parameters<typeof settleRecovery>[3],
    today: Day,
    actor: Actor,
    @MedusaContext() context: Context = {}
  ): Promise<RecoveryRow> {
    return settleRecovery(context, claim_id, id, settled, today, actor)
  }

  /** What the customer wrote and staff answered, oldest first. */
  @InjectManager()
  async claimMessages(claim_id: string, @MedusaContext() context: Context = {}): Promise<ClaimMessageRow[]> {
    return readMessages(context, claim_id)
  }

  /** Keeps what the customer wrote, or staff answered. */
  @InjectTransactionManager()
  async addClaimMessage(
    claim_id: string,
    author_type: ClaimMessageRow["author_type"],
    message: MessageInput,
    actor: Actor,
    @MedusaContext() context: Context = {}
  ): Promise<{ message: ClaimMessageRow; is_new: boolean }> {
    return addMessage(context, claim_id, author_type, message, actor)
  }

  /** Files of a claim, oldest first. */
  @InjectManager()
  async claimFiles(claim_id: string, @MedusaContext() context: Context = {}): Promise<ClaimFileRow[]> {
    return readFiles(context, claim_id)
  }

  /** Notes a file that was stored. */
  @InjectTransactionManager()
  async addClaimFile(input: FileInput, actor: Actor, @MedusaContext() context: Context = {}): Promise<ClaimFileRow> {
    return addFile(context, input, actor)
  }

  /** The entitlement that something is claimed under. @throws NOT_FOUND */
  @InjectManager()
  async claimedWarranty(id: string, @MedusaContext() context: Context = {}): Promise<WarrantyRow> {
    return readWarranty(context, id)
  }

  /** Whose an entitlement is; null for nobody's, and for none. */
  @InjectManager()
  async ownerOfWarranty(id: string, @MedusaContext() context: Context = {}): Promise<string | null> {
    return ownerOfWarranty(context, id)
  }

  /** Of each entitlement: how many units claims stand for, and how many claims it has and still has open. */
  @InjectManager()
  async claimedUnits(
    warranty_ids: string[],
    @MedusaContext() context: Context = {}
  ): Promise<Map<string, ClaimedUnits>> {
    return claimedUnits(context, warranty_ids)
  }

  /** The row of the state that a claim came to last. */
  @InjectManager()
  async lastState(claim_id: string, @MedusaContext() context: Context = {}): Promise<string | null> {
    return lastState(context, claim_id)
  }

  /** Claims that came to a state within the last day. @param after - the last one of the page before */
  @InjectManager()
  async claimsToTell(after: string | null, @MedusaContext() context: Context = {}): Promise<ClaimRow[]> {
    return claimsToTell(context, after)
  }

  /** Open claims of what was ordered. @param after - the last one of the page before */
  @InjectManager()
  async openClaims(after: string | null, @MedusaContext() context: Context = {}): Promise<ClaimRow[]> {
    return openClaims(context, after)
  }

  /** How often a product is claimed. */
  @InjectManager()
  async productFigures(product_id: string, @MedusaContext() context: Context = {}): Promise<ProductFigures> {
    return productFigures(executeOf(context), product_id)
  }
}

withClearErrors(WarrantyModuleService)
