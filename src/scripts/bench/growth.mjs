import fs from "node:fs"

import { databaseUrl, execute, freePort } from "../lib/postgres.mjs"
import { inRoot } from "../lib/root.mjs"
import { Stop } from "../lib/say.mjs"
import { bearer } from "./client.mjs"
import { measured, percentile, table } from "./figures.mjs"

const OUT = inRoot(".test/bench-growth.json")
const COPY = "crm_bench_small"
const ROUNDS = 200
const MOST = 1.2

/**
 * The pages that must not mind how much was ever sold, on the data and on a copy of it that has only what is open, in turn.
 *
 * @param pagesAt - answers what each page is called, and a path that may be asked of both
 * @param withServer - works with a production server on an environment
 */
export async function measureGrowth({ port, env, pagesAt, withServer }) {
  const server = databaseUrl(port, "postgres")
  await execute(server, `drop database if exists ${COPY} with (force)`)
  await execute(server, `create database ${COPY} template crm_bench`)
  const small = databaseUrl(port, COPY)
  await forgetSettled(small)
  const sizes = { small: await invoicesOf(small), large: await invoicesOf(env.DATABASE_URL) }
  const times = {}
  const smallEnv = { ...env, DATABASE_URL: small, PORT: String(await freePort()) }
  await withServer(env, {}, (large) =>
    withServer(smallEnv, {}, async (small) => {
      const pages = await pagesAt(large)
      pages.forEach(({ what }) => (times[what] = { small: [], large: [] }))
      for (let round = 0; round < ROUNDS * 1.1; round++) {
        // Whoever comes second finds the processor warm: they take turns.
        const turn = Object.entries(round % 2 ? { small, large } : { large, small })
        for (const { what, path } of pages) {
          for (const [size, at] of turn) {
            const took = await asked(at, path)
            if (round >= ROUNDS * 0.1) {
              times[what][size].push(took)
            }
          }
        }
      }
    })
  )
  fs.writeFileSync(OUT, JSON.stringify({ sizes, times }))
  await execute(server, `drop database ${COPY} with (force)`)
}

async function asked({ base, token }, path) {
  const began = performance.now()
  const answer = await fetch(base + path, { headers: bearer(token) })
  await answer.arrayBuffer()
  if (!answer.ok) {
    throw new Stop(`${path} answered ${answer.status}.`)
  }
  return performance.now() - began
}

/** Leaves the invoices that are open, as if no other had ever been written; quotes and customers stay. */
async function forgetSettled(url) {
  await execute(
    url,
    `begin;
     set local session_replication_role = replica;
     delete from crm_invoice i where id like 'bi\\_%' and not exists (select from crm_instalment n where n.invoice_id = i.id and n.open);
     delete from crm_instalment where id like 'bn\\_%' and not open;
     commit`
  )
  for (const rebuild of ["sums", "cash", "document_places", "timeline", "customers"]) {
    await execute(url, `select crm_rebuild_${rebuild}()`)
  }
  await execute(url, "vacuum full crm_invoice, crm_instalment")
  await execute(url, "vacuum analyze")
}

const invoicesOf = async (url) => (await execute(url, "select count(*)::int as count from crm_invoice"))[0].count

/** The figures in words and a table. */
export const growthText = () =>
  measured(OUT, ({ sizes, times }) => {
    const [small, large] = [sizes.small, sizes.large].map((count) => count.toLocaleString("en"))
    const row = ([what, { small, large }]) => {
      const of = (share) => [small, large].map((list) => percentile(list, share))
      const [p50, p95] = [of(0.5), of(0.95)]
      return [
        what,
        ...[...p50, p50[1] / p50[0]].map((value, index) => value.toFixed(index === 2 ? 2 : 1)),
        ...[...p95, p95[1] / p95[0]].map((value, index) => value.toFixed(index === 2 ? 2 : 1)),
        MOST,
      ]
    }
    return `The same pages with ${small} invoices and with ${large}, as many of them open in either, a server each on this machine, asked in turn, ${ROUNDS} times.

${table(
  [
    "What",
    `${small}, p50 ms`,
    `${large}, p50 ms`,
    "× (p50)",
    `${small}, p95 ms`,
    `${large}, p95 ms`,
    "× (p95)",
    "At most",
  ],
  Object.entries(times).map(row)
)}`
  })
