import { TakeOptions } from "../../../src/modules/warranty/acts/take-order"
import { PlanWithTargets } from "../../../src/modules/warranty/rules/plan-choice"
import type { WarrantyModuleService } from "../../../src/modules/warranty/service"
import { OrderFacts } from "../../../src/modules/warranty/types"
import { SYSTEM_ACTOR } from "../../../src/shared/actor"
import { plantRows } from "../../support/rows"
import type { ReferenceCover } from "./reference-cover"

const WARM_UP = "2020-01-01"

type Read = {
  id: string
  basis: string
  customer_id: string
  source: string
  starts_date: string
  ends_date: string
} & Record<"original_quantity" | "returned_quantity" | "quantity", string> & { serial: string | null }

/** The module under test, as the host's order and two customers would move it. */
export class CoverStore {
  private numbers = 0

  constructor(
    private readonly service: WarrantyModuleService,
    private readonly sql: <Row>(text: string, values?: unknown[]) => Promise<Row[]>,
    private readonly plans: PlanWithTargets[],
    /** Sets histories apart. */
    private readonly name: string
  ) {}

  private customer = (who: string): string => `${this.name}_${who}`
  private holder = (who: string) => ({
    customer_id: this.customer(who),
    customer_name: who,
    customer_email: `${who}@acme.test`,
    customer_phone: null,
  })

  /** Tells the order as it is now, twice. */
  async hear(cover: ReferenceCover): Promise<void> {
    const options: TakeOptions = {
      past: false,
      since: Object.fromEntries(this.plans.map(({ id }) => [id, WARM_UP])),
      today: cover.today,
    }
    await this.service.takeOrder(this.factsOf(cover), this.plans, options, SYSTEM_ACTOR)
    const again = await this.service.takeOrder(this.factsOf(cover), this.plans, options, SYSTEM_ACTOR)
    expect(again).toEqual({ started: [], changed: [] })
  }

  private factsOf(cover: ReferenceCover): OrderFacts {
    const product = { product_id: "prod_1", variant_id: "var_1" }
    const lineId = (line: number): string => `${this.name}_line_${line}`
    return {
      ...this.holder(cover.buyer),
      order_id: this.name, order_number: `#${this.name}`, placed_date: WARM_UP, is_canceled: false, currency_code: "eur", customer_kind: "consumer", country_code: "pt",
      lines: cover.lines.map(({ sold, taken, replaces }, line) => ({
        line_id: lineId(line), ...product, sku: null, title: "Desk", quantity: sold, taken, net_total: sold * 100,
        goods: { ...product, type_id: null, collection_id: null, categories: [] },
        replaces_line_id: replaces === null ? null : lineId(replaces), warranty_claim_id: this.claimOf(line), cover_key: null, covers_key: null,
      })),
      items: cover.items.map(({ line, quantity, day }, item) => ({
        item_id: `${this.name}_item_${item}`, line_id: lineId(line), quantity, shipped_date: day, delivered_date: day, is_canceled: false,
      })),
    } // prettier-ignore
  }

  private claimOf = (line: number): string => `${this.name}_claim_${line}`

  /** A claim of a unit is settled by the host's own claim, which sends a line. */
  async replace(at: number, line: number): Promise<void> {
    const id = this.claimOf(line)
    await plantRows(this.sql as never, "crm_warranty_claim", [
      {
        id, number: id, warranty_id: await this.idOf(at), title: "Desk", quantity: 1, fault_code: "defect", status: "resolved", remedy: "replace", resolved_at: "2027-01-01T12:00:00Z", resolved_by: "user_clerk",
        currency_code: "eur", source: "staff",
      },
    ]) // prettier-ignore
  }

  async repair(at: number, quantity: number, claim_id: string, day: string): Promise<void> {
    await this.service.repairedWarranty(await this.idOf(at), { claim_id, quantity, day }, SYSTEM_ACTOR)
  }

  async transfer(at: number, to: string): Promise<void> {
    await this.service.transferWarranty(await this.idOf(at), this.holder(to), null, SYSTEM_ACTOR)
  }

  /** A serial number is put on a cover, and marked as back. */
  async nameUnit(at: number): Promise<void> {
    const id = await this.idOf(at)
    await this.service.changeWarranty(id, { serials: [`${this.name} ${++this.numbers}`] }, SYSTEM_ACTOR)
    const [{ units }] = await this.service.warranties([id])
    await this.service.markUnit(id, units.find(({ status }) => status === "active")!.id, "returned", SYSTEM_ACTOR)
  }

  async extend(at: number, months: number, today: string): Promise<void> {
    await this.service.extendWarranty(await this.idOf(at), { months, note: "sorry", today }, SYSTEM_ACTOR)
  }

  /** @param may - whether it is theirs to register */
  async register(who: string, serial: string, day: string, may: boolean): Promise<void> {
    const act = this.service.registerWarranty(
      {
        ...this.holder(who), customer_kind: "consumer", country_code: "pt", order: null, serial, quantity: 1, purchase_date: day, today: day,
        product: { product_id: `${this.name}_reg`, variant_id: `${this.name}_reg`, sku: null, title: "Lamp" },
        plan: this.plans.find(({ basis }) => basis === "commercial")!,
      },
      SYSTEM_ACTOR
    ) // prettier-ignore
    await (may ? act : expect(act).rejects.toThrow("is registered for another customer"))
  }

  /** Every cover of the history, in the order they were opened. */
  async read() {
    const rows = await this.rows()
    return rows.map((row) => ({
      basis: row.basis,
      source: row.source,
      original: Number(row.original_quantity),
      returned: Number(row.returned_quantity),
      quantity: Number(row.quantity),
      starts: row.starts_date,
      ends: row.ends_date,
      holder: row.customer_id.slice(this.name.length + 1),
      serial: row.serial,
    }))
  }

  private async idOf(at: number): Promise<string> {
    return (await this.rows())[at].id
  }

  private rows(): Promise<Read[]> {
    return this.sql<Read>(
      `select w.*, (select u.serial from crm_warranty_unit u where u.warranty_id = w.id and w.line_id is null and u.deleted_at is null) as serial from crm_warranty w
        where w.order_id = ? or w.product_id = ? order by w.created_at, w.number`,
      [this.name, `${this.name}_reg`]
    )
  }
}
