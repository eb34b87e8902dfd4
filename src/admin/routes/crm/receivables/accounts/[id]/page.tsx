import { UIMatch } from "react-router-dom"

import { AccountBreadcrumb } from "../../../../../../../admin/receivable/account/account-breadcrumb"

export { AccountPage as default } from "../../../../../../../admin/receivable/account/account-page"

export const handle = { breadcrumb: (match?: UIMatch) => <AccountBreadcrumb id={match?.params.id ?? ""} /> }
