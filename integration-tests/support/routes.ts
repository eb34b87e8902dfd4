import { readdirSync, readFileSync } from "node:fs"
import path from "node:path"

const API = path.resolve(__dirname, "../../src/api")

/**
 * Every exported verb of every route file under a folder of `src/api`, as "GET /admin/crm/quotes/:id", so that a test of all routes
 * misses none that comes later.
 */
export function routesUnder(folder: string): string[] {
  const root = path.join(API, folder)
  const files = readdirSync(root, { recursive: true, encoding: "utf8" }).filter((file) => /(^|\/)route\.ts$/.test(file))
  return files.flatMap((file) => {
    const segments = path
      .dirname(file)
      .replace(/^\.$/, "")
      .replace(/\[([^\]]+)\]/g, ":$1")
    const source = readFileSync(path.join(root, file), "utf8")
    const verbs = [
      ...source.matchAll(/export\s+(?:const|async function|function)\s+(GET|POST|PUT|PATCH|DELETE|OPTIONS|HEAD)\b/g),
    ]
    const renamed = [...source.matchAll(/export\s*\{[^}]*?\b(GET|POST|PUT|PATCH|DELETE)\b[^}]*\}/g)]
    return [...verbs, ...renamed].map(([, verb]) => `${verb} ${path.posix.join("/", folder, segments)}`)
  })
}
