import { stageBody, stageProblem } from "./stage"

const draft = { name: "Sent", probability: "40", forecast_category: "pipeline" as const, usual_days: "" }

describe("a stage that is typed", () => {
  it.each([
    [{}, null],
    [{ name: " " }, "name"],
    [{ probability: "" }, "probability"],
    [{ probability: "101" }, "probability"],
    [{ probability: "12.5" }, "probability"],
    [{ probability: "0" }, null],
    [{ usual_days: "0" }, "usual_days"],
    [{ usual_days: "1.5" }, "usual_days"],
    [{ usual_days: "30" }, null],
  ])("with %p has the problem %p", (change, problem) => {
    expect(stageProblem({ ...draft, ...change })).toBe(problem)
  })

  it("leaves out a name that nobody touched, and follows the store where no days are said", () => {
    expect(stageBody(draft, "Sent")).toEqual({ probability: 40, forecast_category: "pipeline", usual_days: null })
  })

  it("sends a new name and its own days", () => {
    expect(stageBody({ ...draft, name: " Demo ", usual_days: "7" }, "Sent")).toEqual({
      name: "Demo",
      probability: 40,
      forecast_category: "pipeline",
      usual_days: 7,
    })
  })
})
