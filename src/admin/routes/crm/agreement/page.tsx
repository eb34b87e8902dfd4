import { AgreementBreadcrumb } from "../../../../../admin/agreement/agreement-breadcrumb"

export { AgreementPage as default } from "../../../../../admin/agreement/agreement-page"

export const handle = { breadcrumb: () => <AgreementBreadcrumb /> }
