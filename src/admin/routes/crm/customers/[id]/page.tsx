import { UIMatch } from "react-router-dom"

import { CustomerBreadcrumb } from "../../../../../../admin/interaction/customer/customer-breadcrumb"

export { CustomerPage as default } from "../../../../../../admin/interaction/customer/customer-page"

export const handle = { breadcrumb: (match?: UIMatch) => <CustomerBreadcrumb id={match?.params.id ?? ""} /> }
