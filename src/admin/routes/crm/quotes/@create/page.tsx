export { QuoteCreatePage as default } from "../../../../../../admin/quote/form/quote-create-page"
