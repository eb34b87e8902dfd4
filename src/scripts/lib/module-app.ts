import { MedusaApp, ModulesDefinition } from "@medusajs/framework/modules-sdk"
import {
  ContainerRegistrationKeys,
  createPgConnection,
  isSharedConnectionSymbol,
  ModulesSdkUtils,
} from "@medusajs/framework/utils"

/** Modules by their key, each with its folder under `src/modules`. */
export type Folders = Record<string, string>

const SILENT = { info: () => undefined, warn: () => undefined, error: console.error }

/** Makes the tables of some of our modules in an empty database. */
export async function migrateFolders(url: string, folders: Folders): Promise<void> {
  for (const [moduleName, folder] of Object.entries(folders)) {
    await ModulesSdkUtils.buildMigrationScript({
      moduleName,
      pathToMigrations: `${process.cwd()}/src/modules/${folder}/migrations`,
    })({ options: { database: { clientUrl: url } }, logger: SILENT as never })
  }
}

/** Some of our modules without a shop around them. */
export type ModuleApp = {
  modules: Record<string, unknown>
  sql: <Row = Record<string, unknown>>(text: string, values?: unknown[]) => Promise<Row[]>
  end: () => Promise<void>
}

/** Starts them on a migrated database. */
export async function startFolders(url: string, folders: Folders, pool = 20): Promise<ModuleApp> {
  const connection = createPgConnection({ clientUrl: url, schema: "public", pool: { min: 2, max: pool } } as never)
  const options = { database: { clientUrl: url, schema: "public" }, [isSharedConnectionSymbol]: true }
  const app = await MedusaApp({
    cwd: process.cwd(),
    injectedDependencies: { [ContainerRegistrationKeys.PG_CONNECTION]: connection },
    modulesConfig: Object.fromEntries(
      Object.entries(folders).map(([key, folder]) => [
        key,
        { definition: ModulesDefinition[key], resolve: `./src/modules/${folder}`, options } as never,
      ])
    ),
  })
  await app.onApplicationStart()
  return {
    modules: app.modules as Record<string, unknown>,
    sql: async (text, values = []) => (await connection.raw(text, values as never)).rows,
    end: async () => {
      await app.onApplicationShutdown()
      await connection.destroy()
    },
  }
}
