import { MedusaError } from "@medusajs/framework/utils"

/** Code of the error when the reports' database does not answer; a route tells it as 503. */
export const REPORTS_DOWN = "crm_reports_down"

export const REPORTS_DOWN_MESSAGE =
  "Reports are not available right now: their database does not answer. Everything else goes on; try again in a minute."

/** What the network and PostgreSQL say when nobody can be asked: no connection, one that broke, or a server that takes none. */
const CODES = [
  "ECONNREFUSED", "ECONNRESET", "ENOTFOUND", "EHOSTUNREACH", "ETIMEDOUT", "EPIPE",
  "08000", "08001", "08003", "08004", "08006", "53300", "55000", "57P01", "57P02", "57P03",
] // prettier-ignore

/** A source that is still to be opened knows neither a connection nor its views. */
const WORDS =
  /connection terminated|timeout exceeded when trying to connect|not accepting connections|driver not connected|no metadata for/i

type Failure = { code?: string; message?: string; driverError?: Failure }

/** Whether an error says that nobody can be asked. */
export function isReportsDown(error: unknown): boolean {
  const { code, message, driverError } = (error ?? {}) as Failure
  return [code, driverError?.code].some((known) => known && CODES.includes(known)) || WORDS.test(message ?? "")
}

/** A failed connection as an error for people; anything else passes through unchanged. */
export const whenReportsAreDown = (error: unknown): unknown =>
  isReportsDown(error) ? new MedusaError(MedusaError.Types.UNEXPECTED_STATE, REPORTS_DOWN_MESSAGE, REPORTS_DOWN) : error
