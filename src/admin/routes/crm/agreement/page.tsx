import { AgreementBreadcrumb } from "../../../../../admin/agreement/agreement-breadcrumb"
import { lazyPage } from "../../../../../admin/shared/lazy-page"

export default lazyPage(async () => (await import("../../../../../admin/agreement/agreement-page")).AgreementPage)

export const handle = { breadcrumb: () => <AgreementBreadcrumb /> }
