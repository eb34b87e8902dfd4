import {
  amountFilter,
  createItemParams,
  createListParams,
  currencyFilter,
  dayFilter,
  idFilter,
  momentFilter,
  textFilter,
} from "../../../shared"

export const AdminGetCrmCreditNoteParams = createItemParams()

export const AdminGetCrmCreditNotesParams = createListParams({
  order: ["number", "issue_date", "customer_name", "currency_code", "total", "unallocated", "created_at", "updated_at"],
  filters: {
    id: idFilter(),
    number: textFilter(),
    invoice_id: idFilter(),
    order_id: idFilter(),
    customer_id: idFilter(),
    bill_to_customer_id: idFilter(),
    owner_id: idFilter(),
    currency_code: currencyFilter(),
    issue_date: dayFilter(),
    total: amountFilter(),
    unallocated: amountFilter(),
    created_at: momentFilter(),
    updated_at: momentFilter(),
  },
  defaultOrder: "-created_at",
})
