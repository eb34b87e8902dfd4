import { ViewColumn, ViewEntity } from "typeorm"

/** One row per quote and order, and per invoice, credit note and receipt that has an order: where it was sold. */
@ViewEntity({ name: "crm_view_document_place", synchronize: false })
export class DocumentPlace {
  @ViewColumn() readonly kind!: "quote" | "order" | "invoice" | "credit_note" | "receipt"
  @ViewColumn() readonly id!: string
  @ViewColumn() readonly region_id!: string | null
  @ViewColumn() readonly sales_channel_id!: string | null
}
