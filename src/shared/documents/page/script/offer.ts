/** The offer, from top to bottom. */
export const OFFER = `
  function render(view, decided) {
    locale = view.locale
    document.title = view.page_title
    say("")
    show([
      brand(view), banner(view), head(view), items(view), more(view),
      view.status === "sent" ? acceptance(view) : null,
      actions(view), foot(view)
    ], { focus: decided ? ".banner h2" : null })
  }

  function brand(view) {
    return el("header", { class: "brand" }, [
      view.logo ? el("img", { src: view.logo, alt: view.company }) : el("span", { text: view.company })
    ])
  }

  function banner(view) {
    if (view.status === "sent") return null
    var accepted = view.status === "accepted"
    return el("section", { class: accepted ? "banner" : "banner bad" }, [
      el("h2", { text: t(accepted ? "page.accepted.heading" : "page.declined.heading") })
    ].concat(view.decision.map(function (line) { return p(line) })))
  }

  function head(view) {
    return el("section", { class: "card head" }, [
      el("div", {}, [
        el("h1", { text: view.title || view.heading }),
        view.title ? p(view.heading, "soft") : null,
        p(view.for, "soft"),
        view.valid_until && view.status === "sent" ? el("span", { class: "chip", text: view.valid_until }) : null
      ]),
      el("div", { class: "amount" }, [
        p(t("page.total"), "soft small"),
        p(view.total, "big figure"),
        p(view.including_tax, "soft small")
      ])
    ])
  }

  function items(view) {
    return el("section", { class: "card", "aria-labelledby": "items" }, [
      el("h2", { id: "items", text: t("page.items") }),
      el("ul", { class: "items" }, view.items.map(function (item) {
        return el("li", {}, [
          p(item.title, "name"),
          p(item.amount, "figure"),
          el("div", { class: "rest small soft" }, [p(item.each, ""), p(item.details), p(item.note, "pre")])
        ])
      })),
      el("dl", { class: "totals" }, view.totals.map(function (row) {
        return el("div", { class: row.strong ? "strong" : null }, [
          el("dt", { text: row.label }), el("dd", { class: "figure", text: row.amount })
        ])
      })),
      p(view.items_hint, "hint small soft")
    ])
  }

  function block(heading, lines) {
    if (!lines.length) return null
    return el("div", {}, [el("h2", { text: heading })].concat(lines.map(function (line) { return p(line, "pre") })))
  }

  function more(view) {
    var parts = [
      block(t("page.note"), view.note ? [view.note] : []),
      block(t("page.delivery"), view.delivery),
      block(t("page.payment"), view.payment),
      view.terms ? el("details", {}, [el("summary", { text: t("page.terms") }), p(view.terms, "pre soft small")]) : null
    ].filter(Boolean)
    return parts.length ? el("section", { class: "card more" }, parts) : null
  }

  function foot(view) {
    return el("footer", { class: "small soft" }, [
      p(t("page.printed"), "only-print")
    ].concat(view.seller.map(function (line) { return p(line) })).concat([p(view.questions)]))
  }
`
