import { createServer } from "node:net"

import { createMedusaContainer } from "@medusajs/framework/utils"

import { whenReportsAreDown, REPORTS_DOWN } from "./availability"
import { connect, DATA_SOURCE } from "./connect"

/** A port that nobody listens on. */
const closedPort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, () => {
      const { port } = server.address() as { port: number }
      server.close(() => resolve(port))
    })
  })

describe("connect", () => {
  it("lets the server start without the reports' database, which reports then say", async () => {
    const said: string[] = []
    const logger = { warn: (text: string) => said.push(text) }
    const container = createMedusaContainer()
    const clientUrl = `postgres://nobody@127.0.0.1:${await closedPort()}/none`
    await connect({ container, logger, options: { database: { clientUrl } } } as never)
    expect(said).toEqual([expect.stringContaining("CRM reports wait for their database")])
    const source = container.resolve(DATA_SOURCE) as { createQueryRunner: () => { query: (sql: string) => unknown } }
    const asked = Promise.resolve().then(() => source.createQueryRunner().query("select 1"))
    await expect(asked.catch((error: unknown) => Promise.reject(whenReportsAreDown(error)))).rejects.toMatchObject({
      code: REPORTS_DOWN,
    })
  })
})
