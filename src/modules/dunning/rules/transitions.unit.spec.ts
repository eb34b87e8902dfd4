import { DEFAULT_POLICY } from "./default-policy"
import { choosePolicy } from "./choose-policy"
import { NOTICE_TRANSITIONS, RUN_TRANSITIONS } from "./transitions"

describe("statuses", () => {
  it.each([
    ["run", RUN_TRANSITIONS, ["proposing"]],
    ["notice", NOTICE_TRANSITIONS, ["proposed", "held"]],
  ] as const)("every status of a %s is reached or initial", (_name, table, initial) => {
    const reached = new Set<string>([...initial, ...Object.values(table).flat()])
    expect(Object.keys(table).filter((status) => !reached.has(status))).toEqual([])
  })
})

describe("the policy of a debtor", () => {
  const consumers = { ...DEFAULT_POLICY, id: "c", is_default: false, customer_kind: "consumer" as const }
  const gentle = { ...DEFAULT_POLICY, id: "g", is_default: false }
  const policies = [DEFAULT_POLICY, consumers, gentle]

  it.each([
    ["g", "consumer", "g"],
    [null, "consumer", "c"],
    [null, "business", DEFAULT_POLICY.id],
    ["gone", null, DEFAULT_POLICY.id],
  ])("with its own %s and kind %s is %s", (policy_id, customer_kind, expected) => {
    expect(choosePolicy(policies, { policy_id, customer_kind }).id).toBe(expected)
  })
})
