import { lazyPage } from "../../../../../../admin/shared/lazy-page"

export default lazyPage(
  async () => (await import("../../../../../../admin/quote/form/quote-create-page")).QuoteCreatePage,
  null
)
