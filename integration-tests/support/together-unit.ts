/**
 * Runs many unit specs with one set of loaded modules, for jest would load the host's libraries anew for each file, which takes longer
 * than its tests. `npm test` names the files in CRM_TEST_FILES. A file that replaces modules by its own is not among them.
 */
import path from "node:path"

for (const file of JSON.parse(process.env.CRM_TEST_FILES ?? "[]") as string[]) {
  describe(path.relative(process.cwd(), file), () => void jest.requireActual(file))
}
