import { UIMatch } from "react-router-dom"

import { InvoiceBreadcrumb } from "../../../../../../../admin/receivable/receivable-breadcrumb"
import { lazyPage } from "../../../../../../../admin/shared/lazy-page"

export default lazyPage(
  async () => (await import("../../../../../../../admin/receivable/invoice/invoice-page")).InvoicePage
)

export const handle = { breadcrumb: (match?: UIMatch) => <InvoiceBreadcrumb id={match?.params.id ?? ""} /> }
