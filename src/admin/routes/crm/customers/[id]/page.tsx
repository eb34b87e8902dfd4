import { UIMatch } from "react-router-dom"

import { CustomerBreadcrumb } from "../../../../../../admin/interaction/customer/customer-breadcrumb"
import { lazyPage } from "../../../../../../admin/shared/lazy-page"

export default lazyPage(
  async () => (await import("../../../../../../admin/interaction/customer/customer-page")).CustomerPage
)

export const handle = { breadcrumb: (match?: UIMatch) => <CustomerBreadcrumb id={match?.params.id ?? ""} /> }
