import { CapacityBreadcrumb } from "../../../../../admin/capacity/capacity-breadcrumb"

export { CapacityPage as default } from "../../../../../admin/capacity/capacity-page"

export const handle = { breadcrumb: () => <CapacityBreadcrumb /> }
