import { deciderOf } from "./decider"

it.each([
  ["crmqt_1", "link"],
  ["cus_1", "customer"],
  ["apk_1", "key"],
  ["user_1", "user"],
  [null, "user"],
])("%s decided as %s", (id, kind) => {
  expect(deciderOf(id)).toBe(kind)
})
