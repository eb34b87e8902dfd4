import { UIMatch } from "react-router-dom"

import { CreditNoteBreadcrumb } from "../../../../../../../admin/receivable/receivable-breadcrumb"
import { lazyPage } from "../../../../../../../admin/shared/lazy-page"

export default lazyPage(
  async () => (await import("../../../../../../../admin/receivable/credit-note/credit-note-page")).CreditNotePage
)

export const handle = { breadcrumb: (match?: UIMatch) => <CreditNoteBreadcrumb id={match?.params.id ?? ""} /> }
