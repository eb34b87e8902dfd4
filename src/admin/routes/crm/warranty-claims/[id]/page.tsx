import { UIMatch } from "react-router-dom"

import { ClaimBreadcrumb } from "../../../../../../admin/warranty/warranty-breadcrumb"

export { ClaimPage as default } from "../../../../../../admin/warranty/claim/claim-page"

export const handle = { breadcrumb: (match?: UIMatch) => <ClaimBreadcrumb id={match?.params.id ?? ""} /> }
