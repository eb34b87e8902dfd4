import { MedusaError } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"

type Issue = z.core.$ZodIssue

const SHOWN = 3

/**
 * What is wrong with an input, in words that name each field.
 *
 * The host's own messages leave the field out for formats and own checks (2.21.2).
 */
export function invalidInput(error: { issues: Issue[] }): MedusaError {
  const sentences = error.issues.slice(0, SHOWN).map(explain)
  return new MedusaError(MedusaError.Types.INVALID_DATA, `Invalid request: ${[...new Set(sentences)].join("; ")}`)
}

/**
 * Parses an input or refuses it in words.
 *
 * @throws INVALID_DATA naming the field and what it takes
 */
export function parseInput<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const foreign = prototypeKey(input)
  if (foreign) {
    throw new MedusaError(MedusaError.Types.INVALID_DATA, `Invalid request: ${foreign} is not a field of this request`)
  }
  const result = schema.safeParse(input)
  if (!result.success) {
    throw invalidInput(result.error)
  }
  return result.data
}

const PROTOTYPE_KEYS = ["__proto__", "constructor", "prototype"]

/** A key that every object seems to have; zod's strict objects let it pass. */
function prototypeKey(input: unknown): string | undefined {
  if (typeof input !== "object" || input === null) {
    return undefined
  }
  return (
    PROTOTYPE_KEYS.find((key) => Object.hasOwn(input, key)) ??
    Object.values(input)
      .map(prototypeKey)
      .find((key) => key !== undefined)
  )
}

function explain(issue: Issue): string {
  const field = issue.path.map(String).join(".")
  const name = field || "the request"
  switch (issue.code) {
    case "unrecognized_keys":
      return `${issue.keys.map((key) => [field, key].filter(Boolean).join(".")).join(", ")} is not a field of this request`
    case "invalid_type":
      return / received undefined$/.test(issue.message)
        ? `${name} is required`
        : `${name} must be ${article(issue.expected)}`
    case "invalid_value":
      return issue.message.startsWith("Invalid")
        ? `${name} must be one of ${issue.values.join(", ")}`
        : `${name} ${issue.message}`
    case "too_small":
      return `${name} must ${bound(issue.origin, "at least", String(issue.minimum), issue.inclusive)}`
    case "too_big":
      return `${name} must ${bound(issue.origin, "at most", String(issue.maximum), issue.inclusive)}`
    default:
      return `${name} ${issue.message.startsWith("Invalid") ? `is not valid (${issue.message})` : issue.message}`
  }
}

const article = (type: string): string =>
  /^[aeio]/.test(type) ? `an ${type}` : `a ${type === "record" ? "map" : type}`

function bound(origin: string, words: "at least" | "at most", limit: string, inclusive?: boolean): string {
  if (origin === "string") {
    return `have ${words} ${limit} ${limit === "1" ? "character" : "characters"}`
  }
  if (origin === "array" || origin === "set") {
    return `have ${words} ${limit} ${limit === "1" ? "entry" : "entries"}`
  }
  return inclusive === false ? `be ${words === "at least" ? "more" : "less"} than ${limit}` : `be ${words} ${limit}`
}
