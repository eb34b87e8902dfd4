import { readdirSync, readFileSync } from "node:fs"
import path from "node:path"

import { routesUnder } from "../../integration-tests/support/routes"
import { ACCESS_RULES } from "./access-rules"
import { actOf } from "./shared/access-guard"

const ADMIN = path.join(__dirname, "admin", "crm")

describe("table of routes and rights", () => {
  const routes = routesUnder("admin/crm")

  it.each(routes)("has an entry for %s", (route) => {
    expect(ACCESS_RULES).toHaveProperty([route])
  })

  it("names no route that does not exist", () => {
    expect(Object.keys(ACCESS_RULES).filter((route) => !routes.includes(route))).toEqual([])
  })

  it("keeps every route behind the login", () => {
    const open = readdirSync(ADMIN, { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith("route.ts"))
      .filter((file) => /AUTHENTICATE\s*=/.test(readFileSync(path.join(ADMIN, file), "utf8")))
    expect(open).toEqual([])
  })

  it.each([
    ["GET", "/admin/crm/access/me", "read"],
    ["HEAD", "/admin/crm/access/me", "read"],
    ["GET", "/ADMIN/crm/Access/ME/", "read"],
    ["DELETE", "/admin/crm/access/crmac_1", "setup"],
    ["POST", "/admin/crm/settings", "setup"],
    ["PUT", "/admin/crm/settings", undefined],
    ["GET", "/admin/crm/settings/other", undefined],
    ["GET", "/admin/crm", undefined],
    ["GET", "/admin/crm/access/a/b", undefined],
  ])("finds %s %s as Express would: %s", (method, path, act) => {
    expect(actOf(method, path)).toBe(act)
  })
})
