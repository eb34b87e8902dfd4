import { accessFor, assertSomeoneSetsUp, mayAct, MemberFacts } from "./access"

const member = (user_id: string, rest: Partial<MemberFacts> = {}): MemberFacts => ({
  user_id,
  scope: "own",
  team_id: null,
  can_money: false,
  can_setup: false,
  can_approve: false,
  can_see_margin: false,
  ...rest,
})

describe("access", () => {
  it("lets everyone do everything until someone is set up", () => {
    const access = accessFor("ann", [])
    expect(access).toMatchObject({ is_set_up: false, owner_ids: null })
    expect((["read", "sell", "money", "setup", "approve"] as const).every((act) => mayAct(access, act))).toBe(true)
  })

  const members = [
    member("admin", { scope: "all", can_setup: true }),
    member("ann", { scope: "team", team_id: "north" }),
    member("bob", { scope: "own", team_id: "north", can_money: true }),
    member("eve", { scope: "team", team_id: null }),
  ]

  it.each([
    ["admin", null],
    ["ann", ["ann", "bob"]],
    ["bob", ["bob"]],
    ["eve", ["eve"]],
    ["unlisted", ["unlisted"]],
  ])("%s sees the documents of %j", (user, owners) => {
    expect(accessFor(user, members).owner_ids).toEqual(owners)
  })

  it.each([
    ["admin", ["read", "sell", "setup"]],
    ["ann", ["read", "sell"]],
    ["bob", ["read", "sell", "money"]],
    ["unlisted", ["read", "sell"]],
  ])("%s may %j", (user, acts) => {
    const access = accessFor(user, members)
    expect((["read", "sell", "money", "setup", "approve"] as const).filter((act) => mayAct(access, act))).toEqual(acts)
  })

  it("lets everyone set up when the last one who might is gone", () => {
    expect(accessFor("ann", [member("ann"), member("bob")]).can_setup).toBe(true)
  })

  it("refuses to leave nobody who may set up", () => {
    expect(() => assertSomeoneSetsUp([])).not.toThrow()
    expect(() => assertSomeoneSetsUp([member("ann", { can_setup: true })])).not.toThrow()
    expect(() => assertSomeoneSetsUp([member("ann")])).toThrow(
      "Nobody would be left who may change the set-up; give that right to someone first, or remove every other member."
    )
  })
})
