export * from "./remove-company"
export * from "./save-company"
export * from "./save-settings"
export * from "./send-test-mail"
