import { copiesBeside } from "./copies"

it("a mail goes to each address once, however it is written", () => {
  expect(copiesBeside("Ann@Acme.test", ["ann@acme.test", "bo@acme.test", "BO@acme.test", "cy@acme.test"])).toEqual([
    "bo@acme.test",
    "cy@acme.test",
  ])
})
