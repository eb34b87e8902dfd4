import { wholeAddress } from "./whole-address"

it("an address leaves no field to what was there before", () => {
  expect(wholeAddress({ city: "Porto", country_code: "pt" })).toEqual({
    first_name: null,
    last_name: null,
    company: null,
    address_1: null,
    address_2: null,
    city: "Porto",
    province: null,
    postal_code: null,
    country_code: "pt",
    phone: null,
  })
  expect(wholeAddress(null)).toBeNull()
})
