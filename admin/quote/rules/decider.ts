/** What kind of person decided on a version, by the id that was kept: staff, the buyer with their link, a logged-in customer. */
export function deciderOf(id: string | null | undefined): "user" | "link" | "customer" | "key" {
  const prefix = id?.split("_")[0]
  return prefix === "crmqt" ? "link" : prefix === "cus" ? "customer" : prefix === "apk" ? "key" : "user"
}
