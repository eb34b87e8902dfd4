import { blankLevel, policyBody, policyDraft, policyProblem, readMinimums } from "./policy-draft"

describe("a dunning policy being written", () => {
  const draft = { ...policyDraft(null), name: "Gentle" }

  it.each([
    [{}, null],
    [{ name: " " }, "name"],
    [{ levels: [blankLevel(5), blankLevel(5)] }, "days"],
    [{ levels: [{ ...blankLevel(5), days: "5.5" }] }, "days"],
    [{ levels: [] }, "days"],
    [{ levels: [blankLevel(-3), blankLevel(5)] }, null],
    [{ hour_from: "18", hour_to: "8" }, "hours"],
    [{ hour_to: "25" }, "hours"],
    [{ weekdays: [] }, "weekdays"],
    [{ minimums: "ten euros" }, "minimums"],
  ])("with %j has the problem %s", (change, problem) => {
    expect(policyProblem({ ...draft, ...change })).toBe(problem)
  })

  it.each([
    ["", {}],
    ["10 EUR", { eur: "10" }],
    ["10,50 eur, 50.25BRL", { eur: "10.50", brl: "50.25" }],
    ["10", null],
  ])("reads the minimums %j", (text, minimums) => {
    expect(readMinimums(text)).toEqual(minimums)
  })

  it("saves numbers, days in order, and only texts that say something", () => {
    const texts = { en: { subject: " ", text: "" }, "pt-BR": { subject: "Oi", text: null } }
    expect(
      policyBody({
        ...draft,
        weekdays: [5, 1],
        minimums: "10 EUR",
        levels: [{ ...blankLevel(5), id: "crmdl_1", texts }],
      })
    ).toMatchObject({
      name: "Gentle",
      customer_kind: null,
      weekdays: [1, 5],
      minimums: { eur: "10" },
      hour_from: 8,
      levels: [{ id: "crmdl_1", days_overdue: 5, texts: { "pt-BR": { subject: "Oi", text: null } } }],
    })
  })
})
