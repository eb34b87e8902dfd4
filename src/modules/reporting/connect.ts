import { asValue } from "@medusajs/framework/awilix"
import { LoaderOptions } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"

import { parseOptions } from "../../shared/options"
import { createDataSource } from "./data-source"

/** Name of the reports' connection in the module's container. */
export const DATA_SOURCE = "crmReportingDataSource"

/** Opens the reports' own connection when the server starts. */
export async function connect({ container, options, logger }: LoaderOptions<Record<string, unknown>>): Promise<void> {
  const { reporting } = parseOptions(options)
  const warn = logger ?? container.resolve(ContainerRegistrationKeys.LOGGER)
  const source = createDataSource({ options, reporting, logger: warn })
  container.register({ [DATA_SOURCE]: asValue(await source.initialize()) })
}
