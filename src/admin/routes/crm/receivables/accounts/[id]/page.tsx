import { UIMatch } from "react-router-dom"

import { AccountBreadcrumb } from "../../../../../../../admin/receivable/account/account-breadcrumb"
import { lazyPage } from "../../../../../../../admin/shared/lazy-page"

export default lazyPage(
  async () => (await import("../../../../../../../admin/receivable/account/account-page")).AccountPage
)

export const handle = { breadcrumb: (match?: UIMatch) => <AccountBreadcrumb id={match?.params.id ?? ""} /> }
