export * from "./access"
export * from "./quote"
export * from "./receivable"
