import { fileSize } from "../../shared/file-size"
import { choicesOf, choose, proposedOf, withIncluded } from "./options"
import { isMail, parseRecipients } from "../../shared/recipients"

describe("recipients", () => {
  it.each([
    ["", [], []],
    ["ana@example.com", ["ana@example.com"], []],
    ["ana@example.com, rui@example.com;eva@example.com", ["ana@example.com", "rui@example.com", "eva@example.com"], []],
    ["<ana@example.com>\nana@EXAMPLE.com", ["ana@example.com"], []],
    ["ana@example.com rui", ["ana@example.com"], ["rui"]],
    ["ana@example", [], ["ana@example"]],
  ])("of %p are %p, and no address are %p", (text, mails, bad) => {
    expect(parseRecipients(text)).toEqual({ mails, bad })
  })

  it("a single address may have space around it", () => {
    expect(isMail(" ana@example.com ")).toBe(true)
    expect(isMail("ana@example.com, rui@example.com")).toBe(false)
  })
})

describe("options", () => {
  const items = [
    { id: "fixed", position: 1 },
    { id: "oak", position: 3, alternative_group: "Top", is_selected: true },
    { id: "pine", position: 2, alternative_group: "Top", is_selected: false },
    { id: "care", position: 4, is_optional: true, is_selected: false },
    { id: "note", position: 5, kind: "note" as const, is_optional: true },
  ]

  it("are the lines that the buyer decides about, in their order", () => {
    expect(choicesOf(items).map(({ id }) => id)).toEqual(["pine", "oak", "care"])
    expect(proposedOf(items)).toEqual(["oak"])
  })

  it("of an earlier version count as proposed, or as the buyer chose", () => {
    const counted = (chosen: string[] | null) =>
      withIncluded(items, chosen)
        .filter(({ included }) => included)
        .map(({ id }) => id)
    expect(counted(null)).toEqual(["fixed", "oak"])
    expect(counted(["pine", "care"])).toEqual(["fixed", "pine", "care"])
  })

  it("go on and off, and an alternative takes the other's place", () => {
    expect(choose(items, ["oak"], "care")).toEqual(["oak", "care"])
    expect(choose(items, ["oak", "care"], "care")).toEqual(["oak"])
    expect(choose(items, ["oak", "care"], "pine")).toEqual(["care", "pine"])
    expect(choose(items, ["oak"], "nobody")).toEqual(["oak"])
  })
})

it.each([
  [820, "820 B"],
  [12_400, "12.4 kB"],
  [3_100_000, "3.1 MB"],
])("a file of %p bytes has %p", (bytes, text) => {
  expect(fileSize(bytes, "en")).toBe(text)
})
