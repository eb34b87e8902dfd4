import { DuplicatesBreadcrumb } from "../../../../../../admin/interaction/customer/duplicates-breadcrumb"
import { lazyPage } from "../../../../../../admin/shared/lazy-page"

export default lazyPage(
  async () => (await import("../../../../../../admin/interaction/customer/duplicates-page")).DuplicatesPage
)

export const handle = { breadcrumb: () => <DuplicatesBreadcrumb /> }
