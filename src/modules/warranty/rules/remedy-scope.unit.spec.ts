import { WarrantyPart } from "../types"
import { assertRemedyCovered } from "./remedy-scope"

const claim = (covers: WarrantyPart[] | null, is_goodwill = false) => ({
  number: "WC-2026-0001",
  warranty_number: "W-2026-0001",
  is_goodwill,
  coverage: covers && { covers },
})
const message = (covers: string, needed: string, remedy: string) =>
  `Warranty W-2026-0001 covers ${covers}, not ${needed}: claim WC-2026-0001 can be settled by ${remedy} as goodwill only, or by advice.`

describe("how a claim may be made good by the terms", () => {
  it.each<[string, string | null, ReturnType<typeof claim>, "repair" | "replace" | "refund" | "advice"]>([
    ["a replacement by cover of parts", null, claim(["parts"]), "replace"],
    ["a repair by cover of labour", null, claim(["labour"]), "repair"],
    ["a replacement by a plan of support", message("support", "parts", "replace"), claim(["support"]), "replace"],
    ["a refund by cover of labour", message("labour", "parts", "refund"), claim(["labour"]), "refund"],
    ["a repair by a plan of support", message("support", "parts or labour", "repair"), claim(["support"]), "repair"],
    ["a replacement by terms that cover nothing", message("nothing", "parts", "replace"), claim([]), "replace"],
    ["advice by a plan of support", null, claim(["support"]), "advice"],
    ["a replacement as goodwill", null, claim(["support"], true), "replace"],
    ["a replacement without a warranty", null, claim(null, true), "replace"],
  ])("%s", (_name, refusal, asked, remedy) => {
    const check = () => assertRemedyCovered(asked, remedy)
    if (refusal === null) {
      expect(check).not.toThrow()
    } else {
      expect(check).toThrow(new Error(refusal))
    }
  })
})
