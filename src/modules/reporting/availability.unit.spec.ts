import { REPORTS_DOWN, REPORTS_DOWN_MESSAGE, whenReportsAreDown } from "./availability"

describe("whenReportsAreDown", () => {
  it.each([
    ["a port that nobody listens on", { code: "ECONNREFUSED" }],
    ["a server that shuts down", { code: "57P01" }],
    ["a connection that broke", new Error("Connection terminated unexpectedly")],
    ["a pool that gets no connection", new Error("timeout exceeded when trying to connect")],
    ["what TypeORM wraps", { name: "QueryFailedError", driverError: { code: "08006" } }],
  ])("says so of %s", (_case, error) => {
    expect(whenReportsAreDown(error)).toMatchObject({ code: REPORTS_DOWN, message: REPORTS_DOWN_MESSAGE })
  })

  it("leaves every other error as it is", () => {
    const error = Object.assign(new Error("division by zero"), { code: "22012" })
    expect(whenReportsAreDown(error)).toBe(error)
  })
})
