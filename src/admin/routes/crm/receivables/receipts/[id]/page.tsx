import { UIMatch } from "react-router-dom"

import { ReceiptBreadcrumb } from "../../../../../../../admin/receivable/receivable-breadcrumb"
import { lazyPage } from "../../../../../../../admin/shared/lazy-page"

export default lazyPage(
  async () => (await import("../../../../../../../admin/receivable/receipt/receipt-page")).ReceiptPage
)

export const handle = { breadcrumb: (match?: UIMatch) => <ReceiptBreadcrumb id={match?.params.id ?? ""} /> }
