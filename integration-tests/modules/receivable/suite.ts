import type { EntityManager } from "@medusajs/framework/mikro-orm/postgresql"

import type { ReceivableModuleService } from "../../../src/modules/receivable/service"

/** Runs SQL with `?` for its values. */
export type Sql = <Row = Record<string, unknown>>(text: string, values?: unknown[]) => Promise<Row[]>

/**
 * A part of the module's specs. They run from one file: the ORM of the host cannot be set up for the same module twice in one
 * process of jest.
 */
export type ReceivableSuite = (context: {
  service: ReceivableModuleService
  sql: Sql
  manager: () => EntityManager
}) => void
