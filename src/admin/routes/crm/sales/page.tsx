import { SalesBreadcrumb } from "../../../../../admin/sales/sales-breadcrumb"
import { lazyPage } from "../../../../../admin/shared/lazy-page"

export default lazyPage(async () => (await import("../../../../../admin/sales/sales-page")).SalesPage)

export const handle = { breadcrumb: () => <SalesBreadcrumb /> }
