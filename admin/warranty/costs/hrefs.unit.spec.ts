import { claimsHref } from "./hrefs"

const read = (href: string | undefined) => {
  const [path, query] = href!.split("?")
  return [path, Object.fromEntries(new URLSearchParams(query))]
}

it("opens the list of claims, not a page that is not there, with filters as the list reads them", () => {
  expect(
    read(claimsHref({ status: ["approved", "in_repair"], remedy: ["repair", "none"], technician: "Ana" }))
  ).toEqual([
    "/crm/warranties",
    {
      tab: "claims",
      view: "list",
      status: '["approved","in_repair"]',
      remedy: '["repair","none"]',
      technician: '"Ana"',
    },
  ])
})
