import { createListParams, idFilter, textFilter } from "../../../shared"

export const AdminGetCrmPaymentTermsParams = createListParams({
  order: ["name", "code", "created_at"],
  filters: { id: idFilter(), code: textFilter() },
  defaultOrder: "name",
  defaultLimit: 50,
})
