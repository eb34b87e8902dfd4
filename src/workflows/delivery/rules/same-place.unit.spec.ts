import { samePlace } from "./same-place"

const HOME = {
  address_1: "12, Rua das Flores",
  address_2: null,
  postal_code: "1200-195",
  city: "Lisboa",
  country_code: "pt",
}

describe("samePlace", () => {
  it.each([
    ["the same", { ...HOME }, true],
    ["other spaces, stops and capitals", { ...HOME, address_1: " 12 RUA  das Flores. ", city: "LISBOA" }, true],
    ["an empty part for none", { ...HOME, address_2: "", province: null }, true],
    ["another person and phone", { ...HOME, first_name: "Rui", phone: "1" }, true],
    ["another number", { ...HOME, address_1: "13, Rua das Flores" }, false],
    ["a floor more", { ...HOME, address_2: "3 esq" }, false],
    ["another country", { ...HOME, country_code: "es" }, false],
    ["no address", null, false],
  ])("%s", (_what, other, same) => {
    expect(samePlace(HOME, other)).toBe(same)
  })
})
