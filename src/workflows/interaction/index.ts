export { eraseCustomerWorkflow } from "./erase-customer"
