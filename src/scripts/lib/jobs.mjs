/**
 * Does jobs, so many at once, in their order; one that names another in `after` waits until that one is done.
 *
 * @param jobs - `{ name, after?, work }`
 * @param lanes - how many at once
 */
export async function inLanes(jobs, lanes) {
  const waiting = [...jobs]
  const unfinished = new Set(jobs.map(({ name }) => name))
  let wake = []
  const lane = async () => {
    while (waiting.length) {
      const index = waiting.findIndex(({ after }) => !unfinished.has(after))
      if (index < 0) {
        await new Promise((resolve) => wake.push(resolve))
        continue
      }
      const [job] = waiting.splice(index, 1)
      await job.work()
      unfinished.delete(job.name)
      wake.splice(0).forEach((resolve) => resolve())
    }
  }
  await Promise.all(Array.from({ length: lanes }, lane))
}
