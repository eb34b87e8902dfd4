import { MedusaNextFunction, MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { unstorable } from "../../shared/database-errors"

/**
 * Stands before every route of ours: an id in a path is read from the host's tables as often as from our own, and the host lets what
 * PostgreSQL cannot read become a 500 (2.21.2).
 *
 * @throws INVALID_DATA for a path with the character NUL
 */
export function judgePath({ originalUrl }: MedusaRequest, _res: MedusaResponse, next: MedusaNextFunction): void {
  next(originalUrl.split("?")[0].includes("%00") ? unstorable() : undefined)
}
