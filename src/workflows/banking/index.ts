export * from "./accept-bank-line"
export * from "./reopen-bank-line"
