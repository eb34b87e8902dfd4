export const soldCover = {
  of: "Sold cover not earned at the end of {{month}}",
  empty: "No sold cover was invoiced",
  emptyDescription: "It fills as invoices are issued over plans that are sold.",
  moved: { opening: "Opening", sold: "Sold", released: "Released", credited: "Credited", closing: "Closing" },
  months: {
    title: "Sold cover by month",
    definition:
      "What was invoiced of sold cover is a contract liability, and becomes revenue evenly by the days of its cover, as each month is over. Cover that waits for registration waits here.",
  },
  plans: { title: "Sold cover by plan" },
  lines: { title: "Invoices and warranties", invoice: "Invoice", covers: "Warranties", waits: "Waits for its cover" },
}
