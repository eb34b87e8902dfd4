export * from "./repair-break"
export * from "./run-agreement"
