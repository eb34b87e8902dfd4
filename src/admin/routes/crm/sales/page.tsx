import { SalesBreadcrumb } from "../../../../../admin/sales/sales-breadcrumb"

export { SalesPage as default } from "../../../../../admin/sales/sales-page"

export const handle = { breadcrumb: () => <SalesBreadcrumb /> }
