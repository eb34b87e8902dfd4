import { Folders, migrateFolders, ModuleApp, startFolders } from "../../src/scripts/lib/module-app"
import { query, urlOf } from "./processes"

/** Makes a database of that name. @returns its address */
export async function makeDatabase(name: string): Promise<string> {
  await query("postgres", `create database ${name}`)
  return urlOf(name)
}

/** Drops it, whoever is connected still. */
export const dropDatabase = (name: string): Promise<unknown> =>
  query("postgres", `drop database if exists ${name} with (force)`)

/** Starts some of our modules on a database of their own; `endOwn` ends them and drops it. */
export async function startOwn(name: string, folders: Folders): Promise<ModuleApp> {
  const url = await makeDatabase(name)
  await migrateFolders(url, folders)
  return startFolders(url, folders)
}

export async function endOwn(name: string, app: ModuleApp | undefined): Promise<void> {
  await app?.end()
  await dropDatabase(name)
}
