import { Context } from "@medusajs/framework/types"
import { InjectManager, InjectTransactionManager, MedusaContext, MedusaService } from "@medusajs/framework/utils"

import { Actor } from "../../shared/actor"
import { withClearErrors } from "../../shared/database-errors"
import { Day } from "../../shared/days"
import type { ListRequest } from "../../shared/lists/list-documents"
import { managerOf } from "../../shared/sql"
import { repaired } from "./acts/after-repair"
import { cancelWarranty, extendWarranty, noteWarranty, renameHolder, transferWarranty } from "./acts/change-warranty"
import { ImportedSerials, importSerials, SerialTrial } from "./acts/import-serials"
import { readPlan, readPlans } from "./acts/read-plans"
import { readWarranties } from "./acts/read-warranties"
import { registerWarranty, Registration } from "./acts/register-warranty"
import { addPresets, createPlan, deletePlan, updatePlan } from "./acts/save-plan"
import { TakenOrder, takeOrder, TakeOptions } from "./acts/take-order"
import { addSerials, markUnit, removeSerial } from "./acts/units"
import { lookUp, Match } from "./lists/look-up"
import { listWarranties } from "./lists/warranty-list"
import { Warranty } from "./models/warranty"
import { WarrantyHistory } from "./models/warranty-history"
import { WarrantyPlan } from "./models/warranty-plan"
import { WarrantyPlanTarget } from "./models/warranty-plan-target"
import { WarrantyUnit } from "./models/warranty-unit"
import { PlanWithTargets } from "./rules/plan-choice"
import { Preset, PRESET_PLANS } from "./rules/presets"
import { SerialLine } from "./rules/serials-csv"
import { Holder, OrderFacts, PlanInput, WarrantyWithUnits } from "./types"

/** Who is entitled to what, by which plan's terms and until when, and what was claimed under it. */
export class WarrantyModuleService extends MedusaService({
  CrmWarrantyPlan: WarrantyPlan,
  CrmWarrantyPlanTarget: WarrantyPlanTarget,
  CrmWarranty: Warranty,
  CrmWarrantyUnit: WarrantyUnit,
  CrmWarrantyHistory: WarrantyHistory,
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
    request: Omit<ListRequest, "scope">,
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
    @MedusaContext() context: Context = {}
  ): Promise<{ ids: string[]; matched_by: Match | null }> {
    return lookUp((sql, values) => managerOf(context).execute(sql, values), q, today)
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

  /** Takes a serial number off that was written wrongly. @throws NOT_FOUND */
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
    @MedusaContext() context: Context = {}
  ): Promise<ImportedSerials> {
    return importSerials(context, lines, actor)
  }

  /** What an import would do, with everything that would stop it. @throws as `importSerials` */
  async tryImportSerials(lines: SerialLine[], actor: Actor): Promise<ImportedSerials> {
    try {
      return await this.importAndLeave(lines, actor)
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
    @MedusaContext() context: Context = {}
  ): Promise<ImportedSerials> {
    throw new SerialTrial(await importSerials(context, lines, actor))
  }

  /** Gives an entitlement to another customer. @throws as `transferWarranty` */
  @InjectTransactionManager()
  async transferWarranty(
    id: string,
    to: Holder,
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

  /** Extends or restarts an entitlement by its terms after a repair, once for each claim. @returns its last day */
  @InjectTransactionManager()
  async repairedWarranty(
    id: string,
    repair: { claim_id: string; day: Day },
    actor: Actor,
    @MedusaContext() context: Context = {}
  ): Promise<Day | null> {
    return repaired(context, id, repair, actor)
  }

  /** Adds months as goodwill. @throws as `extendWarranty` */
  @InjectTransactionManager()
  async extendWarranty(
    id: string,
    extension: { months: number; note: string },
    actor: Actor,
    @MedusaContext() context: Context = {}
  ): Promise<void> {
    await extendWarranty(context, id, extension, actor)
  }
}

withClearErrors(WarrantyModuleService)
