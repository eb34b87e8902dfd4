import { ViewColumn, ViewEntity } from "typeorm"

/** One row per quote, with all that it may be grouped by; a sent one is expired from `decided_date` on. */
@ViewEntity({ name: "crm_view_pivot_quote", synchronize: false })
export class PivotQuote {
  @ViewColumn() readonly id!: string
  @ViewColumn() readonly number!: string
  @ViewColumn() readonly currency_code!: string
  @ViewColumn() readonly status!: string
  @ViewColumn() readonly owner_id!: string | null
  @ViewColumn() readonly team_id!: string | null
  @ViewColumn() readonly team_name!: string | null
  @ViewColumn() readonly customer_id!: string | null
  @ViewColumn() readonly customer_name!: string | null
  @ViewColumn() readonly country_code!: string | null
  @ViewColumn() readonly city!: string | null
  @ViewColumn() readonly region_id!: string | null
  @ViewColumn() readonly sales_channel_id!: string | null
  @ViewColumn() readonly source_id!: string | null
  @ViewColumn() readonly source_name!: string | null
  @ViewColumn() readonly source_code!: string | null
  @ViewColumn() readonly stage_id!: string
  @ViewColumn() readonly stage_name!: string | null
  @ViewColumn() readonly stage_code!: string | null
  @ViewColumn() readonly pipeline_id!: string
  @ViewColumn() readonly pipeline_name!: string | null
  @ViewColumn() readonly pipeline_code!: string | null
  @ViewColumn() readonly lost_reason_id!: string | null
  @ViewColumn() readonly lost_reason_name!: string | null
  @ViewColumn() readonly lost_reason_code!: string | null
  @ViewColumn() readonly customer_kind!: string
  @ViewColumn() readonly net_total!: string
  @ViewColumn() readonly total!: string
  @ViewColumn() readonly probability!: string
  @ViewColumn() readonly valid_until!: string | null
  @ViewColumn() readonly expected_close_date!: string | null
  @ViewColumn() readonly created_at!: Date
  @ViewColumn() readonly decided_date!: string | null
}

/** One row per instalment of every invoice that was ever issued, with all that it may be grouped by. */
@ViewEntity({ name: "crm_view_pivot_instalment", synchronize: false })
export class PivotInstalment {
  @ViewColumn() readonly id!: string
  @ViewColumn() readonly invoice_id!: string
  @ViewColumn() readonly number!: string
  @ViewColumn() readonly currency_code!: string
  @ViewColumn() readonly owner_id!: string | null
  @ViewColumn() readonly team_id!: string | null
  @ViewColumn() readonly team_name!: string | null
  @ViewColumn() readonly customer_id!: string | null
  @ViewColumn() readonly customer_name!: string | null
  @ViewColumn() readonly country_code!: string | null
  @ViewColumn() readonly city!: string | null
  @ViewColumn() readonly region_id!: string | null
  @ViewColumn() readonly sales_channel_id!: string | null
  @ViewColumn() readonly customer_kind!: string
  @ViewColumn() readonly issue_date!: string
  @ViewColumn() readonly due_date!: string
  @ViewColumn() readonly voided_date!: string | null
  @ViewColumn() readonly amount!: string
  @ViewColumn() readonly allocated_total!: string
}

/** One row per line of every invoice that was ever issued; `net` is after discounts, without tax. */
@ViewEntity({ name: "crm_view_pivot_invoice_item", synchronize: false })
export class PivotInvoiceItem {
  @ViewColumn() readonly id!: string
  @ViewColumn() readonly invoice_id!: string
  @ViewColumn() readonly number!: string
  @ViewColumn() readonly currency_code!: string
  @ViewColumn() readonly owner_id!: string | null
  @ViewColumn() readonly team_id!: string | null
  @ViewColumn() readonly team_name!: string | null
  @ViewColumn() readonly customer_id!: string | null
  @ViewColumn() readonly customer_name!: string | null
  @ViewColumn() readonly country_code!: string | null
  @ViewColumn() readonly city!: string | null
  @ViewColumn() readonly region_id!: string | null
  @ViewColumn() readonly sales_channel_id!: string | null
  @ViewColumn() readonly customer_kind!: string
  @ViewColumn() readonly kind!: string
  @ViewColumn() readonly product_id!: string | null
  @ViewColumn() readonly product_name!: string | null
  @ViewColumn() readonly sku!: string | null
  @ViewColumn() readonly issue_date!: string
  @ViewColumn() readonly voided_date!: string | null
  @ViewColumn() readonly quantity!: string
  @ViewColumn() readonly net!: string
  @ViewColumn() readonly total!: string
}

/** One row per receipt, with all that it may be grouped by. */
@ViewEntity({ name: "crm_view_pivot_receipt", synchronize: false })
export class PivotReceipt {
  @ViewColumn() readonly id!: string
  @ViewColumn() readonly number!: string
  @ViewColumn() readonly currency_code!: string
  @ViewColumn() readonly owner_id!: string | null
  @ViewColumn() readonly team_id!: string | null
  @ViewColumn() readonly team_name!: string | null
  @ViewColumn() readonly customer_id!: string | null
  @ViewColumn() readonly customer_name!: string | null
  @ViewColumn() readonly region_id!: string | null
  @ViewColumn() readonly sales_channel_id!: string | null
  @ViewColumn() readonly method!: string | null
  @ViewColumn() readonly source!: string
  @ViewColumn() readonly received_date!: string
  @ViewColumn() readonly amount!: string
  @ViewColumn() readonly unallocated!: string
}

/** One row per warranty claim, with what it cost until now and what came back; the team is the assignee's. */
@ViewEntity({ name: "crm_view_pivot_claim", synchronize: false })
export class PivotClaim {
  @ViewColumn() readonly id!: string
  @ViewColumn() readonly number!: string
  @ViewColumn() readonly currency_code!: string
  @ViewColumn() readonly assignee_id!: string | null
  @ViewColumn() readonly team_id!: string | null
  @ViewColumn() readonly team_name!: string | null
  @ViewColumn() readonly customer_id!: string | null
  @ViewColumn() readonly customer_name!: string | null
  @ViewColumn() readonly submitted_by!: string
  @ViewColumn() readonly owner_id!: string | null
  @ViewColumn() readonly product_id!: string | null
  @ViewColumn() readonly product_name!: string | null
  @ViewColumn() readonly supplier!: string | null
  @ViewColumn() readonly fault_code!: string
  @ViewColumn() readonly status!: string
  @ViewColumn() readonly submitted_at!: Date
  @ViewColumn() readonly quantity!: number
  @ViewColumn() readonly cost!: string
  @ViewColumn() readonly recovered!: string
}

/** One row per follow-up, with all that it may be grouped by; the team is the assignee's. */
@ViewEntity({ name: "crm_view_pivot_follow_up", synchronize: false })
export class PivotFollowUp {
  @ViewColumn() readonly id!: string
  @ViewColumn() readonly number!: string
  @ViewColumn() readonly kind!: string
  @ViewColumn() readonly status!: string
  @ViewColumn() readonly priority!: string
  @ViewColumn() readonly assignee_id!: string | null
  @ViewColumn() readonly team_id!: string | null
  @ViewColumn() readonly team_name!: string | null
  @ViewColumn() readonly owner_id!: string | null
  @ViewColumn() readonly created_by!: string
  @ViewColumn() readonly customer_id!: string | null
  @ViewColumn() readonly customer_name!: string | null
  @ViewColumn() readonly rule_key!: string | null
  @ViewColumn() readonly due_date!: string
  @ViewColumn() readonly created_at!: Date
  @ViewColumn() readonly completed_at!: Date | null
}
