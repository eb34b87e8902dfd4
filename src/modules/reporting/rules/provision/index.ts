export * from "./cover"
export * from "./months"
export * from "./movement"
export * from "./rates"
