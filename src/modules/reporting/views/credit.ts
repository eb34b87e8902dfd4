import { ViewColumn, ViewEntity } from "typeorm"

/** One row per receipt and per issued credit note: money or credit of a customer, and how much of it is not allocated. */
@ViewEntity({ name: "crm_view_credit", synchronize: false })
export class Credit {
  @ViewColumn() readonly kind!: "receipt" | "credit_note"
  @ViewColumn() readonly id!: string
  @ViewColumn() readonly number!: string | null
  @ViewColumn() readonly currency_code!: string
  @ViewColumn() readonly bill_to_customer_id!: string
  @ViewColumn() readonly customer_id!: string
  @ViewColumn() readonly customer_name!: string | null
  @ViewColumn() readonly owner_id!: string | null
  @ViewColumn() readonly company_id!: string
  @ViewColumn() readonly order_id!: string | null
  @ViewColumn() readonly credit_date!: string
  @ViewColumn() readonly amount!: string
  @ViewColumn() readonly unallocated!: string
  /** Whether anything of it is unallocated. */
  @ViewColumn() readonly is_open!: boolean
  /** Money taken on an order that is not wholly invoiced yet; it waits for the invoice and counts nowhere else. */
  @ViewColumn() readonly is_advance!: boolean
}
