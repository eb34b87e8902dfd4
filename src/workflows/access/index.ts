export * from "./send-test-mail"
