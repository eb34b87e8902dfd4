import { asValue } from "@medusajs/framework/awilix"
import { LoaderOptions, Logger } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { DataSource } from "typeorm"

import { parseOptions } from "../../shared/options"
import { isReportsDown } from "./availability"
import { createDataSource } from "./data-source"
import { keepPlansIn } from "./queries/read"

/** Name of the reports' connection in the module's container. */
export const DATA_SOURCE = "crmReportingDataSource"
/** The same with sessions that keep plans; none where `keep_plans` is off. */
export const PLANNED_SOURCE = "crmReportingPlannedSource"

/** How long a server waits before it tries again to reach the reports' database. */
const RETRY_MS = 10_000

/** Opens the reports' own connections when the server starts; one that cannot be reached holds no shop up. */
export async function connect({ container, options, logger }: LoaderOptions<Record<string, unknown>>): Promise<void> {
  const { reporting } = parseOptions(options)
  const warn = logger ?? container.resolve(ContainerRegistrationKeys.LOGGER)
  const source = createDataSource({ options, reporting, logger: warn })
  const planned = reporting.keep_plans
    ? createDataSource({ options, reporting, logger: warn, keepsPlans: true })
    : undefined
  await Promise.all([open(source, warn), planned && open(planned, { warn: () => undefined })])
  if (planned) {
    keepPlansIn(source, planned)
  }
  container.register({ [DATA_SOURCE]: asValue(source), [PLANNED_SOURCE]: asValue(planned) })
}

async function open(source: DataSource, logger: Pick<Logger, "warn">): Promise<void> {
  try {
    await source.initialize()
  } catch (error) {
    if (!isReportsDown(error)) {
      throw error
    }
    logger.warn(`CRM reports wait for their database: ${(error as Error).message}`)
    const again = (): void => {
      open(source, logger).catch((failed: Error) => logger.warn(`CRM reports cannot start: ${failed.message}`))
    }
    setTimeout(again, RETRY_MS).unref()
  }
}
