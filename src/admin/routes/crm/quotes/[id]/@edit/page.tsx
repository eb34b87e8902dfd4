export { QuoteEditPage as default } from "../../../../../../../admin/quote/form/quote-edit-page"
