export { default } from "../../../admin/i18n"
