import path from "node:path"

import { moduleIntegrationTestRunner } from "@medusajs/test-utils"

import { ACCESS_MODULE } from "../../src/modules/access"
import { AccessMember } from "../../src/modules/access/models/access-member"
import { AccessHistory } from "../../src/modules/access/models/access-history"
import { Settings } from "../../src/modules/access/models/settings"
import { Team } from "../../src/modules/access/models/team"
import type { AccessModuleService } from "../../src/modules/access/service"

const admin = { actor_id: "user_admin", actor_type: "user" as const }
const key = { actor_id: "apk_1", actor_type: "api-key" as const }
const MODULE = path.resolve(__dirname, "../../src/modules/access")

jest.setTimeout(60_000)

moduleIntegrationTestRunner<AccessModuleService>({
  moduleName: ACCESS_MODULE,
  resolve: MODULE,
  moduleModels: [AccessMember, AccessHistory, Settings, Team],
  pathToMigrations: path.join(MODULE, "migrations"),
  moduleOptions: { quote_validity_days: 14, timezone: "America/Sao_Paulo", company: { name: "Options Ltd" } },
  testSuite: ({ service }) => {
    describe("settings", () => {
      it("are the plugin's options until something is set, and again when it is emptied", async () => {
        expect(await service.getSettings()).toMatchObject({
          company_name: "Options Ltd",
          quote_validity_days: 14,
          payment_terms_days: 30,
          timezone: "America/Sao_Paulo",
          invoice_on: "manual",
          checklist: { company: false, tax_id: false, test_mail: false, dismissed: false },
        })
        await service.updateSettings(
          { company_name: "Acme", company_address: { address_1: "Main St 1" }, quote_validity_days: 7 },
          admin
        )
        expect(await service.getSettings()).toMatchObject({
          company_name: "Acme",
          quote_validity_days: 7,
          checklist: { company: true },
        })
        await service.updateSettings({ company_name: null, quote_validity_days: null }, admin)
        expect(await service.getSettings()).toMatchObject({ company_name: "Options Ltd", quote_validity_days: 14 })
      })

      it("survive two people who set them first at once", async () => {
        await Promise.all([
          service.updateSettings({ tax_id: "PT1" }, admin),
          service.updateSettings({ company_phone: "1" }, admin),
          service.updateSettings({ legal_name: "L" }, admin),
        ])
        expect(await service.getSettings()).toMatchObject({ tax_id: "PT1", company_phone: "1", legal_name: "L" })
      })

      it("keep who changed what, from what to what, for ever", async () => {
        await service.updateSettings({ tax_id: "PT1" }, admin)
        await service.updateSettings({ tax_id: "PT2" }, key)
        const lines = await service.listCrmAccessHistories({}, { order: { created_at: "ASC" } })
        expect(lines).toMatchObject([
          { act: "updated", changes: { tax_id: [null, "PT1"] }, ...admin },
          { act: "updated", changes: { tax_id: ["PT1", "PT2"] }, ...key },
        ])
        await expect(service.deleteCrmAccessHistories(lines[0].id)).rejects.toThrow(
          "History cannot be changed or deleted."
        )
        await expect(service.updateCrmAccessHistories({ id: lines[0].id, act: "x" })).rejects.toThrow(
          "History cannot be changed or deleted."
        )
      })

      it("knows the store's day", async () => {
        expect(await service.today()).toMatch(/^\d{4}-\d{2}-\d{2}$/)
      })
    })

    describe("members", () => {
      it("keeps the rights of the one who sets up the first member", async () => {
        await service.setMember({ user_id: "user_rep", scope: "own" }, admin)
        expect(await service.accessOf("user_admin")).toMatchObject({ scope: "all", can_setup: true, can_money: true })
        expect(await service.accessOf("user_rep")).toMatchObject({ owner_ids: ["user_rep"], can_setup: false })
        expect(await service.accessOf("user_new")).toMatchObject({ owner_ids: ["user_new"], can_money: false })
      })

      it("changes only what is given", async () => {
        await service.setMember({ user_id: "user_rep", scope: "all", can_money: true }, admin)
        await service.setMember({ user_id: "user_rep", can_approve: true }, admin)
        expect(await service.accessOf("user_rep")).toMatchObject({ scope: "all", can_money: true, can_approve: true })
      })

      it("refuses to leave nobody who may set up, also to two at once", async () => {
        const refusal = /Nobody would be left who may change the set-up/
        await expect(service.setMember({ user_id: "user_rep" }, key)).rejects.toThrow(refusal)
        await service.setMember({ user_id: "user_a", can_setup: true }, key)
        await service.setMember({ user_id: "user_b", can_setup: true }, key)
        const results = await Promise.allSettled([
          service.setMember({ user_id: "user_a", can_setup: false }, key),
          service.setMember({ user_id: "user_b", can_setup: false }, key),
        ])
        expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"])
        const left = (await service.accessOf("user_a")).can_setup ? "user_a" : "user_b"
        await expect(service.removeMember(left, key)).rejects.toThrow(refusal)
      })

      it("opens everything again when the last member goes", async () => {
        await service.setMember({ user_id: "user_admin", can_setup: true }, admin)
        await service.removeMember("user_admin", admin)
        expect(await service.accessOf("user_rep")).toMatchObject({ is_set_up: false, can_setup: true, owner_ids: null })
        await expect(service.removeMember("user_admin", admin)).rejects.toThrow("Member user_admin was not found.")
      })
    })

    describe("teams", () => {
      it("share what they see", async () => {
        const north = await service.saveTeam({ name: "North" }, admin)
        await service.setMember({ user_id: "ann", scope: "team", team_id: north.id }, admin)
        await service.setMember({ user_id: "bob", scope: "own", team_id: north.id }, admin)
        expect((await service.accessOf("ann")).owner_ids).toEqual(["ann", "bob"])
        await expect(service.removeTeam(north.id, admin)).rejects.toThrow(
          "Team North has 2 member(s); move them to another team first."
        )
        await expect(service.saveTeam({ name: "North" }, admin)).rejects.toThrow("There is a team named North already.")
        await expect(service.setMember({ user_id: "eve", team_id: "crmtm_none" }, admin)).rejects.toThrow(
          /crmtm_none was not found/
        )
      })
    })
  },
})
