import { lazyPage } from "../../../../../../admin/shared/lazy-page"

export default lazyPage(
  async () => (await import("../../../../../../admin/receivable/receipt/record-receipt")).RecordReceiptPage,
  null
)
