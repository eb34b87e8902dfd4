/** One line to the person at the terminal. */
export const say = (text = "") => process.stdout.write(`${text}\n`)

/** A sentence instead of a stack, and the end. */
export class Stop extends Error {}

/** Runs a launcher: what it throws as `Stop` is told as a sentence, anything else with its stack. */
export async function launch(main) {
  try {
    process.exitCode = (await main()) ?? 0
  } catch (error) {
    process.stderr.write(`${error instanceof Stop ? error.message : error.stack}\n`)
    process.exitCode = 1
  }
}

/** Says what a long step does, and how long it took. */
export async function step(text, work) {
  const started = Date.now()
  process.stdout.write(`  ${text} … `)
  const result = await Promise.resolve(work()).catch((error) => {
    process.stdout.write("\n")
    throw error
  })
  process.stdout.write(`${((Date.now() - started) / 1000).toFixed(1)} s\n`)
  return result
}

/** Says at each tenth of a long step how much of it is done. */
export function told(done, all) {
  const tenths = (count) => Math.floor((count * 10) / all)
  if (done && tenths(done) > tenths(done - 1)) {
    process.stdout.write(`${tenths(done) * 10} % … `)
  }
}
