import Medusa from "@medusajs/js-sdk"

/** The host's client with the dashboard's own login: every request of the screens goes through it. */
export const sdk = new Medusa({
  baseUrl: (typeof __BACKEND_URL__ === "undefined" ? undefined : __BACKEND_URL__) || "/",
  auth: {
    type: (typeof __AUTH_TYPE__ === "undefined" ? undefined : __AUTH_TYPE__) || "session",
    jwtTokenStorageKey: typeof __JWT_TOKEN_STORAGE_KEY__ === "undefined" ? undefined : __JWT_TOKEN_STORAGE_KEY__,
  },
})

/** The sentence of a failed request, as the API says it. */
export function errorMessage(error: unknown): string {
  return error instanceof Error && error.message ? error.message : String(error)
}

/** True when the API answered that the record does not exist or is not the user's to see. */
export function isNotFound(error: unknown): boolean {
  return typeof error === "object" && error !== null && "status" in error && error.status === 404
}
