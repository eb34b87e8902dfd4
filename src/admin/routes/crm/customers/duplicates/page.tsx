import { DuplicatesBreadcrumb } from "../../../../../../admin/interaction/customer/duplicates-breadcrumb"

export { DuplicatesPage as default } from "../../../../../../admin/interaction/customer/duplicates-page"

export const handle = { breadcrumb: () => <DuplicatesBreadcrumb /> }
