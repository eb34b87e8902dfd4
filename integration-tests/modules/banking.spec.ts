import path from "node:path"

import { moduleIntegrationTestRunner } from "@medusajs/test-utils"

import { BANKING_MODULE } from "../../src/modules/banking"
import { parseBankCsv } from "../../src/modules/banking/rules/bank-csv"
import type { BankingModuleService } from "../../src/modules/banking/service"
import type { BankMappingRow } from "../../src/modules/banking/types"
import { Actor } from "../../src/shared/actor"
import { BANK_FORMAT } from "../fixtures/bank-format"

jest.setTimeout(300_000)

const CLERK: Actor = { actor_id: "user_clerk", actor_type: "user" }
const IN = "20.11.2026;INV-1 thanks;Acme;;33,03"
const OUT = "19.11.2026;Rent;;;-900,00"

moduleIntegrationTestRunner<BankingModuleService>({
  moduleName: BANKING_MODULE,
  resolve: "./src/modules/banking",
  cwd: process.cwd(),
  pathToMigrations: path.resolve("src/modules/banking/migrations"),
  testSuite: ({ service, MikroOrmWrapper }) => {
    let house: BankMappingRow
    const sql = (text: string): Promise<unknown> => MikroOrmWrapper.forkManager().execute(text)
    const read = (rows: string[]) => ({
      filename: "november.csv",
      lines: parseBankCsv(["Day;Text;Payer;IBAN;Amount", ...rows].join("\n"), BANK_FORMAT, "eur"),
    })
    const bring = (...rows: string[]) => service.importLines(house, read(rows), CLERK)
    const lines = () => service.listCrmBankLines({}, { order: { booked_date: "ASC", occurrence: "ASC" } })
    const acts = async () =>
      (await service.listCrmBankingHistories({}, { order: { created_at: "ASC" } })).map(({ act, note }) => [act, note])

    beforeEach(async () => {
      house = await service.saveMapping(null, { name: "House bank", account: "PT500002", currency_code: "eur", format: BANK_FORMAT }, CLERK)
    })

    describe("a bank's file", () => {
      it("brings each movement once, however many hand it in at once, and what came in waits", async () => {
        expect(await service.previewLines(house, read([IN, OUT]))).toMatchObject({ new_count: 2, known_count: 0, statement_id: null })
        expect(await lines()).toEqual([])
        const results = await Promise.all([1, 2, 3, 4].map(() => bring(IN, OUT)))
        expect(results.map(({ new_count }) => new_count).sort()).toEqual([0, 0, 0, 2])
        expect(await service.listCrmBankStatements({})).toHaveLength(1)
        expect((await lines()).map(({ booked_date, amount, state }) => [booked_date, Number(amount), state])).toEqual([
          ["2026-11-19", -900, "outgoing"],
          ["2026-11-20", 33.03, "open"],
        ])
        expect(await service.openLineSums()).toMatchObject([{ currency_code: "eur", count: 1 }])
        expect(Number((await service.openLineSums())[0].amount)).toBe(33.03)
      })

      it("that overlaps another adds only what is new, and equal movements of one day stay apart", async () => {
        await bring(IN, IN)
        expect(await bring(IN, IN, IN)).toMatchObject({ line_count: 3, new_count: 1, known_count: 2 })
        expect((await lines()).map(({ occurrence }) => occurrence)).toEqual([1, 2, 3])
        expect((await acts()).filter(([act]) => act === "imported")).toEqual([
          ["imported", "november.csv: 2 of 2"],
          ["imported", "november.csv: 1 of 3"],
        ])
      })

      it("with one broken line brings nothing", async () => {
        const broken = () => bring(IN, "2026-11-21;b;;;1,00", OUT)
        expect(broken).toThrow("Nothing was imported. line 3: 2026-11-21 is not a day such as DD.MM.YYYY.")
        expect([await lines(), await service.listCrmBankStatements({})]).toEqual([[], []])
      })
    })

    describe("a bank line", () => {
      const settle = (line_id: string, attempt: number, receipt_id: string) =>
        service.settleLine(
          { line_id, attempt, receipt_id, receipt_number: `R-${receipt_id}`, customer_id: "cus_1", customer_name: "Acme" },
          CLERK
        )

      it("is settled by one receipt, opened again, and settled by another; the older try comes too late", async () => {
        await bring(IN)
        const [{ id }] = await lines()
        await settle(id, 0, "one")
        await settle(id, 0, "one")
        await expect(settle(id, 0, "two")).rejects.toThrow(
          'The line of 2026-11-20 "INV-1 thanks" is settled; it cannot be accepted.'
        )
        await service.reopenLine(id, CLERK)
        await service.reopenLine(id, CLERK)
        await expect(settle(id, 0, "one")).rejects.toThrow(
          'The line of 2026-11-20 "INV-1 thanks" was undone meanwhile; look at it again.'
        )
        await settle(id, 1, "two")
        expect(await service.retrieveCrmBankLine(id)).toMatchObject({ state: "settled", receipt_id: "two", attempt: 1 })
        expect((await acts()).filter(([act]) => act !== "imported" && act !== "created")).toEqual([
          ["settled", "R-one"],
          ["reopened", "R-one"],
          ["settled", "R-two"],
        ])
      })

      it("is passed over with its reason; money that went out is neither, and no line changes what it says", async () => {
        await bring(IN, OUT)
        const [out, came] = await lines()
        await service.ignoreLine(came.id, "Interest", CLERK)
        expect(await service.openLineSums()).toEqual([])
        await expect(service.ignoreLine(out.id, "Rent", CLERK)).rejects.toThrow(
          'The line of 2026-11-19 "Rent" is money that went out; it cannot be ignored.'
        )
        for (const change of ["update crm_bank_line set amount = 1", "delete from crm_bank_line"]) {
          await expect(sql(change)).rejects.toMatchObject({ code: "CRM01" })
        }
        await expect(service.ignoreLine("crmbl_none", "x", CLERK)).rejects.toThrow("Bank line crmbl_none was not found.")
        await expect(service.removeMapping(house.id, CLERK)).rejects.toThrow("House bank has bank lines; its account and currency stay")
      })
    })
  },
})
