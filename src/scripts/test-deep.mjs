/**
 * `npm run test:deep`: the suites with their large counts and the storm, and the result written into docs/deep-results.md.
 * `npm run test:deep -- modules` runs parts, as `npm test` does; `storm` is one of them.
 */
import { spawnSync } from "node:child_process"
import fs from "node:fs"

import { inRoot, ROOT } from "./lib/root.mjs"
import { launch, say } from "./lib/say.mjs"

/** The storm's own last lines, and whether its ledger was whole. */
function runStorm() {
  const { status, stdout } = spawnSync(process.execPath, [inRoot("src/scripts/storm.mjs")], {
    cwd: ROOT,
    stdio: ["ignore", "pipe", "inherit"],
    encoding: "utf8",
  })
  process.stdout.write(stdout)
  return { status: status ?? 1, text: stdout.trim().split("\n").slice(1).join(" ").trim() }
}

const PARTS = ["unit", "modules", "http", "storm"]

await launch(() => {
  const asked = process.argv.slice(2)
  const chosen = asked.length ? asked : PARTS
  const started = Date.now()
  const suites = chosen.filter((part) => part !== "storm")
  const tested = suites.length
    ? spawnSync(process.execPath, [inRoot("src/scripts/test.mjs"), ...suites], {
        cwd: ROOT,
        stdio: "inherit",
        env: { ...process.env, CRM_DEEP: "1" },
      }).status
    : 0
  const storm = chosen.includes("storm") ? runStorm() : null
  const status = tested || (storm?.status ?? 0)
  const minutes = ((Date.now() - started) / 60_000).toFixed(1)
  const folder = inRoot(".test/results")
  const rows = (suites.length ? fs.readdirSync(folder) : [])
    .filter((name) => name.endsWith(".json"))
    .sort()
    .map((name) => {
      const { numPassedTests, numFailedTests, testResults } = JSON.parse(fs.readFileSync(`${folder}/${name}`, "utf8"))
      const seconds = testResults.reduce((sum, file) => sum + (file.endTime - file.startTime) / 1000, 0)
      return `| ${name.replace(".json", "")} | ${numPassedTests} | ${numFailedTests} | ${seconds.toFixed(0)} |`
    })
  const text = `# Large counts

The last run of \`npm run test:deep\`: 1,000 quotes from draft to paid through the host's workflows, 10,000 invoices by 16 writers, 1,000 random histories,
1,000 changes with the triggers off; and the storm: 10,000 invoices by 32 writers in two processes, a fifth rolled back, five times a process killed outright.
Written by the run itself.

Run on ${new Date().toISOString().slice(0, 10)}, parts: ${chosen.join(", ")}, ${minutes} minutes, ${status === 0 ? "all passed" : "with failures"}.

| Suite | Passed | Failed | Seconds |
| --- | ---: | ---: | ---: |
${rows.join("\n")}
${storm ? `\nStorm: ${storm.text}\n` : ""}`
  fs.writeFileSync(inRoot("docs/deep-results.md"), text)
  say("Written to docs/deep-results.md")
  return status ?? 1
})
