import { medusaIntegrationTestRunner } from "@medusajs/test-utils"
import request from "supertest"

import { ACCESS_RULES } from "../../src/api/access-rules"
import { AccessAct } from "../../src/modules/access/rules/access"
import { Caller, createSecretKey, createUser } from "../support/callers"

jest.setTimeout(180_000)

type Verb = "get" | "post" | "delete"

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    const http = () => request(api.defaults.baseURL!)
    const get = (path: string, caller: Caller) => http().get(path).set(caller.headers)
    const post = (path: string, caller: Caller, body: object = {}) => http().post(path).set(caller.headers).send(body)

    let admin: Caller
    beforeEach(async () => {
      admin = await createUser(getContainer())
    })

    describe("/admin/crm/access", () => {
      it("lets every dashboard user do everything until someone is set up", async () => {
        const { body } = await get("/admin/crm/access", admin).expect(200)
        expect(body).toEqual({ members: [], count: 0, offset: 0, limit: 20 })
        const me = await get("/admin/crm/access/me", admin).expect(200)
        expect(me.body.access).toMatchObject({
          is_set_up: false,
          scope: "all",
          can_money: true,
          can_setup: true,
          can_approve: true,
        })
      })

      it("gives, changes, lists and takes away rights", async () => {
        const rep = await createUser(getContainer(), "rep")
        const team = (await post("/admin/crm/teams", admin, { name: "North" }).expect(200)).body.team
        const created = await post("/admin/crm/access", admin, {
          user_id: rep.user_id,
          scope: "team",
          team_id: team.id,
        }).expect(200)
        expect(created.body.member).toMatchObject({ scope: "team", can_money: false, user: { first_name: "rep" } })

        const me = await get("/admin/crm/access/me", rep).expect(200)
        expect(me.body.access).toMatchObject({ scope: "team", owner_ids: [rep.user_id], can_setup: false })
        await post("/admin/crm/access", rep, { user_id: rep.user_id, can_setup: true }).expect(403)

        await post("/admin/crm/access", admin, { user_id: rep.user_id, can_money: true }).expect(200)
        const list = await get("/admin/crm/access?can_money=true&can_setup=false", admin).expect(200)
        expect(list.body).toMatchObject({
          count: 1,
          members: [{ user_id: rep.user_id, scope: "team", can_money: true }],
        })
        expect((await get(`/admin/crm/access?team_id=${team.id}`, admin)).body.count).toBe(1)
        expect((await get("/admin/crm/access?scope=own", admin)).body.count).toBe(0)
        expect((await get(`/admin/crm/access?user_id=${admin.user_id}`, admin)).body.count).toBe(1)
        expect((await get("/admin/crm/access?can_approve=true", admin)).body.count).toBe(1)

        const id = created.body.member.id
        expect((await get(`/admin/crm/access/${id}`, admin).expect(200)).body.member).toMatchObject({
          id,
          user_id: rep.user_id,
        })
        await http()
          .delete(`/admin/crm/access/${id}`)
          .set(admin.headers)
          .expect(200, { id, object: "crm_access_member", deleted: true })
        const after = await get("/admin/crm/access/me", rep).expect(200)
        expect(after.body.access).toMatchObject({ scope: "own", can_money: false })
      })

      it("does not let anyone lock everyone out of the set-up", async () => {
        await post("/admin/crm/access", admin, { user_id: admin.user_id, can_setup: true }).expect(200)
        const refused = await post("/admin/crm/access", admin, { user_id: admin.user_id, can_setup: false }).expect(400)
        expect(refused.body.message).toMatch("Nobody would be left who may change the set-up")
      })

      it("forgets a user who is deleted in the host", async () => {
        const rep = await createUser(getContainer(), "rep")
        await post("/admin/crm/access", admin, { user_id: rep.user_id }).expect(200)
        await http().delete(`/admin/users/${rep.user_id}`).set(admin.headers).expect(200)
        for (let tries = 0; (await get("/admin/crm/access", admin)).body.count > 1 && tries < 50; tries++) {
          await new Promise((resolve) => setTimeout(resolve, 50))
        }
        const { body } = await get("/admin/crm/access", admin).expect(200)
        expect(body).toMatchObject({ count: 1, members: [{ user_id: admin.user_id }] })
      })

      it.each([
        [{}, "Invalid request: user_id is required"],
        [{ user_id: "user_none" }, "User user_none was not found."],
        [{ user_id: "user_none", scope: "world" }, "Invalid request: scope must be one of own, team, all"],
        [{ user_id: "user_none", is_admin: true }, "Invalid request: is_admin is not a field of this request"],
      ])("refuses %j", async (body, message) => {
        const { body: answer } = await post("/admin/crm/access", admin, body)
        expect(answer.message).toBe(message)
      })

      it.each([
        ["limit=1000000", "Invalid request: limit must be at most 200"],
        ["offset=-1", "Invalid request: offset must be at least 0"],
        [
          "order=can_money",
          "Invalid request: order must be one of created_at, user_id, scope, with - in front to reverse",
        ],
        [
          "order=;drop table crm_team",
          "Invalid request: order must be one of created_at, user_id, scope, with - in front to reverse",
        ],
        ["fields=password", "Invalid request: fields: password is not a field of this answer"],
        ["a.b.c=1", "Invalid request: a.b.c is not a field of this request"],
        ["role=x", "Invalid request: role is not a field of this request"],
      ])("refuses a list with %s", async (query, message) => {
        const { body } = await get(`/admin/crm/access?${query}`, admin).expect(400)
        expect(body).toMatchObject({ type: "invalid_data", message })
      })

      it("keeps teams apart by name and refuses to delete one with people in it", async () => {
        const { team } = (await post("/admin/crm/teams", admin, { name: "North" }).expect(200)).body
        const twice = await post("/admin/crm/teams", admin, { name: "North" }).expect(400)
        expect(twice.body.message).toBe("There is a team named North already.")
        await post(`/admin/crm/teams/${team.id}`, admin, { name: "South" }).expect(200)
        expect((await get("/admin/crm/teams?q=sou", admin).expect(200)).body).toMatchObject({
          count: 1,
          teams: [{ name: "South" }],
        })
        expect((await get("/admin/crm/teams?name=North", admin).expect(200)).body.count).toBe(0)
        await post("/admin/crm/access", admin, { user_id: admin.user_id, team_id: team.id, can_setup: true }).expect(
          200
        )
        const refused = await http().delete(`/admin/crm/teams/${team.id}`).set(admin.headers).expect(400)
        expect(refused.body.message).toBe("Team South has 1 member(s); move them to another team first.")
      })
    })

    describe("every route for every role", () => {
      const ACTS: AccessAct[] = ["read", "sell", "money", "setup", "approve"]
      /** A whole ledger: who sees a part of the documents gets none of it. */
      const LEDGERS = /\/(revenue-journal|tie-out)/
      /** The whole store's too, or said by what claims cost: refused, if only for what the request lacks. */
      const WHOLE = /\/(warranty-provision|warranty-priors|sold-cover|agreement)/

      it("answers as the table says", async () => {
        const container = getContainer()
        const callers: Record<string, { caller: Caller; may: AccessAct[] }> = {
          key: { caller: await createSecretKey(container), may: ACTS },
          admin: { caller: admin, may: ACTS },
          unlisted: { caller: await createUser(container, "unlisted"), may: ["read", "sell"] },
        }
        for (const right of ["money", "setup", "approve"] as const) {
          const caller = await createUser(container, right)
          callers[right] = { caller, may: ["read", "sell", right] }
          await post("/admin/crm/access", admin, { user_id: caller.user_id, [`can_${right}`]: true }).expect(200)
        }
        const wrong: string[] = []
        for (const [route, act] of Object.entries(ACCESS_RULES)) {
          const [method, path] = [
            route.split(" ")[0].toLowerCase() as Verb,
            route.split(" ")[1].replace(/:[a-z_]+/g, "none"),
          ]
          const anonymous = await http()[method](path).send()
          if (anonymous.status !== 401) {
            wrong.push(`anonymous ${route}: ${anonymous.status}`)
          }
          for (const [role, { caller, may }] of Object.entries(callers)) {
            const { status, body } = await http()[method](path).set(caller.headers).send({})
            const allowed = status !== 401 && status !== 403 && status < 500
            const seesAll = role === "key" || role === "admin"
            if (!seesAll && WHOLE.test(route)) {
              if (status !== 403 && !(may.includes(act) && status === 400)) {
                wrong.push(`${role} ${route}: ${status} ${body.message}`)
              }
              continue
            }
            if (may.includes(act) && (seesAll || !LEDGERS.test(route)) ? !allowed : status !== 403) {
              wrong.push(`${role} ${route}: ${status} ${body.message}`)
            }
          }
        }
        expect(wrong).toEqual([])
      })

      it("answers 404 to a route without an entry", async () => {
        const { body } = await get("/admin/crm/secrets", admin).expect(404)
        expect(body).toEqual({ type: "not_found", message: "There is no GET /admin/crm/secrets." })
      })

      it("does not follow links to our documents past a caller's scope", async () => {
        const rep = await createUser(getContainer(), "rep")
        await post("/admin/crm/access", admin, { user_id: rep.user_id }).expect(200)
        await get("/admin/customers?fields=id,crm_quotes.number", rep).expect(403)
        await get("/admin/customers?fields=id,email", rep).expect(200)
      })
    })
  },
})
