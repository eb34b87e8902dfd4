import { MedusaNextFunction, MedusaRequest, MedusaResponse, validateAndTransformQuery } from "@medusajs/framework/http"
import { MedusaError } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"

import { parseInput } from "./explain-issues"

/** Which fields an answer has, and which may be asked for. */
export type AnswerConfig = {
  /** Name of the entity in query, such as "crm_quote". */
  entity?: string
  /** Fields of an answer without `fields`; relations as "*items". */
  defaults: string[]
  /** Fields beside `defaults` that a caller may name, each in full ("items.title"). Everything else is refused. */
  allowed?: string[]
  defaultLimit?: number
}

type Middleware = (req: MedusaRequest, res: MedusaResponse, next: MedusaNextFunction) => Promise<void>

/** The check for all but some words in place of the id: the host runs every middleware whose path fits, and a fixed word fits ":id" too. */
export const unlessId =
  (words: readonly string[], check: Middleware): Middleware =>
  async (req, res, next) =>
    words.includes(req.params.id) ? next() : check(req, res, next)

/** Checks a body; an empty one counts as `{}`. Sets `req.validatedBody`. */
export function validateBody(schema: z.ZodType): Middleware {
  return async (req, _res, next) => {
    req.validatedBody = parseInput(schema, req.body ?? {})
    next()
  }
}

/**
 * Checks the parameters of a list and prepares `req.filterableFields` and `req.queryConfig` as the host does.
 *
 * @param schema - from `createListParams`
 */
export const validateListQuery = (schema: z.ZodObject, config: AnswerConfig): Middleware =>
  validateQuery(schema, config, true)

/** The same for one document; the schema is usually `createItemParams()`. */
export const validateItemQuery = (schema: z.ZodObject, config: AnswerConfig): Middleware =>
  validateQuery(schema, config, false)

/** Checks the parameters of a report, without any of the host's field handling. Sets `req.validatedQuery`. */
export function validateReportQuery(schema: z.ZodObject): Middleware {
  return async (req, _res, next) => {
    req.validatedQuery = parseInput(schema, readQuery(req)) as MedusaRequest["validatedQuery"]
    next()
  }
}

function validateQuery(schema: z.ZodObject, config: AnswerConfig, isList: boolean): Middleware {
  const transform = validateAndTransformQuery(schema, { ...hostConfig(config), isList })
  return async (req, res, next) => {
    const { fields } = parseInput(schema, readQuery(req)) as { fields?: string }
    refuseUnknownFields(fields, config)
    await transform(req, res, next)
  }
}

/** The host drops fields that are not allowed in silence; here they were refused before, so nothing is left to drop. */
const hostConfig = ({ allowed: _allowed, ...config }: AnswerConfig) => config

/** Reads `?created_at[$gte]=…`, `?ids[]=a,b` and `?customer.id=…` as the host's lists do. */
function readQuery(req: MedusaRequest): Record<string, unknown> {
  const query: Record<string, unknown> = {}
  for (const [key, value] of Object.entries(req.query)) {
    if (key.includes(".")) {
      // The host answers 500 to a dotted key of three parts, so that none is let through.
      throw new MedusaError(MedusaError.Types.INVALID_DATA, `Invalid request: ${key} is not a field of this request`)
    }
    query[key] =
      Array.isArray(value) && value.length === 1 && typeof value[0] === "string" ? value[0].split(",") : value
  }
  return query
}

/**
 * Refuses a field that the answer does not have; an unknown one would reach the database.
 *
 * @throws INVALID_DATA naming the field
 */
function refuseUnknownFields(fields: string | undefined, { defaults, allowed = [] }: AnswerConfig): void {
  const known = [...defaults, ...allowed].map((field) => field.replace(/^\*/, ""))
  for (const part of (fields ?? "").split(",").filter(Boolean)) {
    const field = part
      .trim()
      .replace(/^[+-]/, "")
      .replace(/^\*|\.\*$/, "")
    if (!known.includes(field)) {
      throw new MedusaError(
        MedusaError.Types.INVALID_DATA,
        `Invalid request: fields: ${field} is not a field of this answer`
      )
    }
  }
}
