import { UIMatch } from "react-router-dom"

import { WarrantyBreadcrumb } from "../../../../../../admin/warranty/warranty-breadcrumb"
import { lazyPage } from "../../../../../../admin/shared/lazy-page"

export default lazyPage(
  async () => (await import("../../../../../../admin/warranty/entitlement/warranty-page")).WarrantyPage
)

export const handle = { breadcrumb: (match?: UIMatch) => <WarrantyBreadcrumb id={match?.params.id ?? ""} /> }
