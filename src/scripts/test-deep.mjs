/**
 * `npm run test:deep`: the large counts, each part with a row of its own in docs/deep-results.md, written as soon as it ends.
 * `npm run test:deep -- storm orders` runs parts; `-- missing` those that have not passed yet, as after an interruption.
 */
import { spawnSync } from "node:child_process"
import fs from "node:fs"
import os from "node:os"

import { inRoot, ROOT } from "./lib/root.mjs"
import { launch, say, Stop } from "./lib/say.mjs"

const RESULTS = inRoot("docs/deep-results.md")
const LOGS = inRoot(".test/results")

const node = (script, args, env = {}) => ({ command: [inRoot(script), ...args], env })
/** Files of a suite, and of their tests those of a name; `figures` finds what they print of themselves. */
const tests = (suite, file, { name, figures } = {}) => ({
  ...node("src/scripts/test.mjs", [suite, file], { CRM_DEEP: "1", ...(name ? { CRM_TEST_NAME: name } : {}) }),
  figures: figures && (() => found(figures)),
})

const PARTS = {
  tamperings: {
    what: "1,000 random changes and removals with the triggers off, each found by `verify`",
    ...tests("modules", "receivable.spec", { name: "random changes with the triggers off are all found" }),
  },
  splits: {
    what: "50,000 invoices credited in random splits, to exactly nothing",
    ...tests("unit", "credit-amounts", { figures: /credit notes: (.*)/ }),
  },
  documents: {
    what: "10,000 generated orders as documents: deposits, parts, the rest, credit notes",
    ...tests("unit", "generated-orders", { figures: /generated orders: (.*)/ }),
  },
  writers: {
    what: "10,000 invoices by 16 writers in one process, a fifth rolled back as they commit",
    ...tests("modules", "receivable.spec", { name: "16 writers", figures: /issues by 16 writers in (.*)/ }),
  },
  storm: {
    what: "10,000 invoices by 32 writers in two processes, a fifth rolled back, five processes killed outright",
    ...node("src/scripts/storm.mjs", []),
    figures: (said) => said.match(/^ *(\d+ invoices issued .*)$/m)?.[1],
  },
  allocations: {
    what: "10,000 allocations on 50 invoices, 200 at once: none too much, no deadlock",
    ...tests("modules", "receivable.spec", { name: "very many allocations at once" }),
  },
  events: {
    what: "60 orders whose events come up to five times, late, in disorder or never, beside their like",
    ...tests("http", "host-events"),
  },
  orders: {
    what: "500 quotes from draft to paid and credited, through the host's workflows",
    ...tests("http", "quote-to-cash"),
  },
  threats: {
    what: "700 rounds of links tried, alike in words and in time",
    ...tests("http", "quote-threats"),
  },
}

await launch(() => {
  const rows = readRows()
  const asked = process.argv.slice(2)
  const unknown = asked.find((part) => part !== "missing" && !(part in PARTS))
  if (unknown) {
    throw new Stop(`There is no part ${unknown}; there are ${Object.keys(PARTS).join(", ")}, and missing.`)
  }
  const missing = Object.keys(PARTS).filter((part) => !rows.get(part)?.includes("| passed |"))
  const chosen = asked.includes("missing") ? missing : asked.length ? asked : Object.keys(PARTS)
  let failed = 0
  for (const part of chosen) {
    say(`── ${part}: ${PARTS[part].what}`)
    const { passed, row } = runPart(part)
    failed += passed ? 0 : 1
    rows.set(part, row)
    writeRows(rows)
  }
  say("Written to docs/deep-results.md")
  return failed ? 1 : 0
})

function runPart(part) {
  const { what, command, env, figures } = PARTS[part]
  const started = Date.now()
  const { status, stdout } = spawnSync(process.execPath, command, {
    cwd: ROOT,
    stdio: ["ignore", "pipe", "inherit"],
    encoding: "utf8",
    maxBuffer: 64_000_000,
    env: { ...process.env, ...env },
  })
  process.stdout.write(stdout)
  const passed = status === 0 && !/^0 passed/m.test(stdout.trim().split("\n").at(-1))
  const minutes = ((Date.now() - started) / 60_000).toFixed(1)
  const load = os.loadavg()[1].toFixed(1)
  const cells = [
    part,
    what,
    new Date().toISOString().slice(0, 10),
    passed ? "passed" : "failed",
    minutes,
    load,
    (figures && figures(stdout)) || "",
  ]
  return { passed, row: `| ${cells.join(" | ")} |` }
}

/** What the tests of the last run printed of themselves. */
function found(pattern) {
  const logs = fs.readdirSync(LOGS).filter((name) => name.endsWith(".log"))
  const lines = logs.map((name) => pattern.exec(fs.readFileSync(`${LOGS}/${name}`, "utf8"))?.[1])
  return lines.find(Boolean)?.trim()
}

/** Rows of earlier runs, by part. */
function readRows() {
  const lines = fs.existsSync(RESULTS) ? fs.readFileSync(RESULTS, "utf8").split("\n") : []
  return new Map(
    lines.map((line) => [line.split("|")[1]?.trim(), line]).filter(([part]) => part !== undefined && part in PARTS)
  )
}

function writeRows(rows) {
  const text = `# Large counts

Written by \`npm run test:deep\`; each row by the last run of its part. The load is the machine's average of five minutes at the end, in
processes that want a core: figures from a busy machine say little about speed.

| Part | What | Run on | Result | Minutes | Load | Figures |
| --- | --- | --- | --- | ---: | ---: | --- |
${Object.keys(PARTS)
  .filter((part) => rows.has(part))
  .map((part) => rows.get(part))
  .join("\n")}
`
  fs.writeFileSync(RESULTS, text)
}
