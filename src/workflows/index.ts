export * from "./access"
export * from "./banking"
export * from "./quote"
export * from "./receivable"
