import { MedusaError } from "@medusajs/framework/utils"

/** SQLSTATE that our triggers raise; the sentence for people stands in the error's `detail`. */
export const CRM_RULE = "CRM01"

/** How the host says that a company has a document of this number (2.21.2). */
const TAKEN_NUMBER = /^Crm (?:invoice|credit note|receipt) with number: (.*), company_id: .*, already exists/

/** Code of the error when others held a document for too long; nothing was changed, and the act may be tried again. */
export const LOCKED = "crm_locked"

type DatabaseError = {
  code?: string
  detail?: string
  constraint?: string
  table?: string
  message?: string
  cause?: unknown
}

/**
 * Turns what PostgreSQL refuses into an error for people; anything else passes through unchanged.
 *
 * Without it a trigger, a CHECK, a bad date or a lock that takes too long reaches HTTP as 500 with the SQL in its message (2.21.2).
 */
export function clearError(error: unknown): unknown {
  const { code, detail, constraint, message } = (error ?? {}) as DatabaseError
  const [, taken] = TAKEN_NUMBER.exec(message ?? "") ?? []
  if (taken) {
    return new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      `Number ${taken} is taken by another document; change the format of numbers or the series in Settings › CRM.`
    )
  }
  switch (code) {
    case CRM_RULE:
      return new MedusaError(MedusaError.Types.NOT_ALLOWED, detail ?? "This document can no longer be changed.")
    case "23514":
      return new MedusaError(
        MedusaError.Types.INVALID_DATA,
        `A value breaks the rule ${constraint ?? "of its column"}.`
      )
    case "22003":
    case "22P02":
    case "22007":
    case "22008":
      return new MedusaError(MedusaError.Types.INVALID_DATA, "A number or date in the request cannot be stored.")
    case "08P01":
      // The character NUL ends a text on its way to the database, which then cannot read the rest of the message.
      return /invalid message format/.test(message ?? "") ? unstorable() : error
    case "22021":
    case "22P05":
      return unstorable()
    case "55P03":
    case "40P01":
    case "40001":
      return new MedusaError(
        MedusaError.Types.NOT_ALLOWED,
        "This document is being changed by someone else; try again.",
        LOCKED
      )
    default:
      return error
  }
}

const PATIENCE_MS = 30_000

/**
 * Tries an act that is safe to repeat again while others hold its document, for half a minute: 50 people who click at once on a
 * slow machine wait for their turn and are not refused.
 */
export async function whileLocked<Result>(act: () => Promise<Result>): Promise<Result> {
  for (const until = Date.now() + PATIENCE_MS; ;) {
    try {
      return await act()
    } catch (error) {
      if ((error as MedusaError).code !== LOCKED || Date.now() > until) {
        throw error
      }
    }
  }
}

export const unstorable = () =>
  new MedusaError(MedusaError.Types.INVALID_DATA, "A text in the request contains a character that cannot be stored.")

type Constructor = new (...args: never[]) => object

/**
 * Makes every method of a module service, generated ones included, refuse in words where the database refuses.
 *
 * @param clear - what turns an error into one for people
 * @returns the same class, wrapped in place
 */
export function withClearErrors<Service extends Constructor>(
  service: Service,
  clear: (error: unknown) => unknown = clearError
): Service {
  const wrapped = new Set<string>()
  for (let type = service.prototype; type && type !== Object.prototype; type = Object.getPrototypeOf(type)) {
    for (const name of Object.getOwnPropertyNames(type)) {
      const method = Object.getOwnPropertyDescriptor(type, name)?.value
      if (name === "constructor" || name.startsWith("__") || typeof method !== "function" || wrapped.has(name)) {
        continue
      }
      wrapped.add(name)
      Object.defineProperty(service.prototype, name, {
        value: translate(method, clear),
        writable: true,
        configurable: true,
      })
    }
  }
  return service
}

function translate(method: (...args: unknown[]) => unknown, clear: (error: unknown) => unknown) {
  const rethrow = (error: unknown): never => {
    throw clear(error)
  }
  return function (this: unknown, ...args: unknown[]): unknown {
    try {
      const result = method.apply(this, args)
      return result instanceof Promise ? result.catch(rethrow) : result
    } catch (error) {
      return rethrow(error)
    }
  }
}
