import { ViewColumn, ViewEntity } from "typeorm"

/** One row per move of the contract liability of sold cover: what of an invoice's line was sold, released, credited or voided on a day. */
@ViewEntity({ name: "crm_view_sold_cover_move", synchronize: false })
export class SoldCoverMove {
  @ViewColumn() readonly id!: string
  @ViewColumn() readonly kind!: "sold" | "released" | "credited" | "voided"
  @ViewColumn() readonly invoice_id!: string
  @ViewColumn() readonly invoice_item_id!: string
  @ViewColumn() readonly company_id!: string
  @ViewColumn() readonly currency_code!: string
  @ViewColumn() readonly plan_id!: string
  @ViewColumn() readonly warranty_id!: string | null
  @ViewColumn() readonly credit_note_id!: string | null
  @ViewColumn() readonly move_date!: string
  /** The month of `move_date`: 12 × year + month, January being 0. */
  @ViewColumn() readonly month!: number
  @ViewColumn() readonly units!: string
  /** Net of tax and discounts, in major units of the currency; above 0 whatever its kind. */
  @ViewColumn() readonly amount!: string
}
