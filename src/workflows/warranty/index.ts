export * from "./claims"
