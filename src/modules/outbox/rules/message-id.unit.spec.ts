import { namesOf } from "./message-id"

describe("what a provider may call a mail", () => {
  it.each([
    [
      "<crmom_01KABCDEFGHJKMNPQ@shop.test>",
      ["<crmom_01KABCDEFGHJKMNPQ@shop.test>", "crmom_01KABCDEFGHJKMNPQ@shop.test", "crmom_01KABCDEFGHJKMNPQ"],
    ],
    ["<1@shop.test>", ["<1@shop.test>", "1@shop.test"]],
    ["sha256:0123456789abcdef", ["sha256:0123456789abcdef"]],
  ])("%s", (message_id, names) => {
    expect(namesOf(message_id)).toEqual(names)
  })
})
