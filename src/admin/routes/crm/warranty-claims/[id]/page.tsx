import { UIMatch } from "react-router-dom"

import { ClaimBreadcrumb } from "../../../../../../admin/warranty/warranty-breadcrumb"
import { lazyPage } from "../../../../../../admin/shared/lazy-page"

export default lazyPage(async () => (await import("../../../../../../admin/warranty/claim/claim-page")).ClaimPage)

export const handle = { breadcrumb: (match?: UIMatch) => <ClaimBreadcrumb id={match?.params.id ?? ""} /> }
