import { bucketKeys, readBuckets } from "./buckets"

describe("own buckets", () => {
  it.each([
    ["15,30,45", "15,30,45"],
    ["45 15; 30, 30", "15,30,45"],
    ["0, 9999, 7", "7"],
    ["soon", null],
    ["1,2,3,4,5,6,7,8,9,10,11,12", "1,2,3,4,5,6,7,8,9,10,11"],
  ])("typed as %s are %s", (text, days) => {
    expect(readBuckets(text)).toBe(days)
  })

  it("are named as the API names them", () => {
    expect(bucketKeys("15,60")).toEqual(["current", "1_15", "16_60", "over_60"])
  })
})
