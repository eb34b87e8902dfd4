export * from "./ask-address"
export * from "./decide-address"
export * from "./promise-dates"
export * from "./tell-customer"
