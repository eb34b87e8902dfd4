import { UIMatch } from "react-router-dom"

import { WarrantyBreadcrumb } from "../../../../../../admin/warranty/warranty-breadcrumb"

export { WarrantyPage as default } from "../../../../../../admin/warranty/entitlement/warranty-page"

export const handle = { breadcrumb: (match?: UIMatch) => <WarrantyBreadcrumb id={match?.params.id ?? ""} /> }
