import { UIMatch } from "react-router-dom"

import { QuoteBreadcrumb } from "../../../../../../admin/quote/quote-breadcrumb"
import { lazyPage } from "../../../../../../admin/shared/lazy-page"

export default lazyPage(
  async () => (await import("../../../../../../admin/quote/detail/quote-detail-page")).QuoteDetailPage
)

export const handle = { breadcrumb: (match?: UIMatch) => <QuoteBreadcrumb id={match?.params.id ?? ""} /> }
