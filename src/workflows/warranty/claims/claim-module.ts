import { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"

import { ClaimClock } from "../../../modules/warranty/claims/types"
import { storeClock } from "../../dunning/dunning-module"

export { warranties } from "../warranty-module"

/** Now, and what day it is in the store. */
export const claimClock = (container: MedusaContainer): Promise<ClaimClock> => storeClock(container)

const REFUSALS: string[] = [MedusaError.Types.NOT_ALLOWED, MedusaError.Types.INVALID_DATA, MedusaError.Types.NOT_FOUND]

/** Whether somebody said no in words; anything else may pass when it is tried again. */
export const isRefusal = (error: unknown): error is MedusaError => REFUSALS.includes((error as MedusaError)?.type)
