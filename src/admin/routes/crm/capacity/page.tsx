import { CapacityBreadcrumb } from "../../../../../admin/capacity/capacity-breadcrumb"
import { lazyPage } from "../../../../../admin/shared/lazy-page"

export default lazyPage(async () => (await import("../../../../../admin/capacity/capacity-page")).CapacityPage)

export const handle = { breadcrumb: () => <CapacityBreadcrumb /> }
