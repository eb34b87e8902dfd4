export { RecordReceiptPage as default } from "../../../../../../admin/receivable/receipt/record-receipt"
