import { ACCOUNT_ROLES, ACCOUNTS, journalAccounts } from "./accounts"

describe("the accounts of the sales journal", () => {
  it("are those of a plain chart until the store says otherwise, each with a code of its own", () => {
    const { accounts, revenue } = journalAccounts(null)
    expect(ACCOUNT_ROLES.map((role) => accounts[role])).toEqual(
      ACCOUNT_ROLES.map((role) => ({ code: ACCOUNTS[role], name: null }))
    )
    expect(new Set(Object.values(ACCOUNTS)).size).toBe(ACCOUNT_ROLES.length)
    expect(revenue).toEqual([])
  })

  it("keep what the store left out as it was", () => {
    const { accounts, revenue } = journalAccounts({
      accounts: { tax: { code: "2433", name: "VAT" }, rounding: { code: "698", name: "" } },
      revenue: [{ kind: "type", id: "ptyp_1", label: "Services", code: "72" }],
    })
    expect([accounts.tax, accounts.rounding, accounts.bank]).toEqual([
      { code: "2433", name: "VAT" },
      { code: "698", name: null },
      { code: "1000", name: null },
    ])
    expect(revenue).toEqual([{ kind: "type", id: "ptyp_1", label: "Services", code: "72", name: null }])
  })
})
