/** What `src/scripts/storm.mjs` tells one of its processes. */
export type StormSettings = {
  url: string
  task: "migrate" | "write" | "verify"
  writers: number
  /** Percent of issues that are rolled back as they commit. */
  rollbacks: number
  /** The clock when the storm began, in milliseconds, and the day it was then. */
  began: number
  firstDay: string
  millisecondsPerDay: number
}

export const inOneProcess = (): StormSettings => JSON.parse(process.env.CRM_STORM ?? "{}") as StormSettings
