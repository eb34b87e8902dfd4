/** The invoice, from top to bottom: how it stands, what is owed when, how to pay, what it is for. */
export const INVOICE = `
  function render(view) {
    locale = view.locale
    document.title = view.page_title
    say("")
    show([brand(view), banner(view), head(view), owed(view), payment(view), pay(view), items(view), more(view), actions(view), foot(view)])
  }

  function banner(view) {
    if (!view.banner) return null
    return el("section", { class: view.banner.good ? "banner" : "banner bad" }, [
      el("h2", { text: view.banner.heading })
    ].concat(view.banner.lines.map(function (line) { return p(line) })))
  }

  function head(view) {
    return el("section", { class: "card head" }, [
      el("div", {}, [
        el("h1", { text: view.heading }), p(view.for, "soft"), p(view.issued, "soft"),
        view.due ? el("span", { class: view.late ? "chip late" : "chip", text: view.due }) : null
      ]),
      el("div", { class: "amount" }, [p(view.amount_label, "soft small"), p(view.amount, "big figure"), p(view.including_tax, "soft small")])
    ])
  }

  function owed(view) {
    if (view.instalments.length < 2) return null
    return el("section", { class: "card", "aria-labelledby": "owed" }, [
      el("h2", { id: "owed", text: t("invoice_page.instalments") }), sums(view.instalments)
    ])
  }

  function pay(view) {
    if (!view.accounts.length && !view.codes.length && !view.pay_text) return null
    return el("section", { class: "card more", "aria-labelledby": "pay" }, [
      el("h2", { id: "pay", text: t("pay.title") }),
      p(view.pay_text, "pre"),
      view.accounts.length ? el("dl", { class: "accounts" }, view.accounts.map(function (account) {
        return el("div", {}, [el("dt", { text: account[0] }), el("dd", { text: account[1] })])
      })) : null
    ].concat(view.codes.map(code)))
  }

  function code(one) {
    var copied = el("span", { class: "small soft", role: "status" })
    var copy = one.kind === "pix" && navigator.clipboard
      ? el("button", { type: "button", class: "secondary no-print", text: t("invoice_page.copy"), onclick: function () {
          navigator.clipboard.writeText(one.payload).then(function () { copied.textContent = t("invoice_page.copied") }, function () {})
        } })
      : null
    return el("div", { class: "code" }, [
      el("img", { src: one.picture, alt: one.caption, width: "180", height: "180" }),
      el("div", {}, [
        p(one.caption, "name"),
        one.kind === "pix" ? p(t("pay.pix_copy"), "small soft") : null,
        one.kind === "pix" ? p(one.payload, "payload small") : null,
        copy, copied
      ])
    ])
  }

  function items(view) {
    return el("section", { class: "card", "aria-labelledby": "items" }, [
      el("h2", { id: "items", text: t("invoice_page.items") }),
      el("ul", { class: "items" }, view.items.map(function (item) {
        return el("li", {}, [
          p(item.title, "name"), p(item.amount, "figure"),
          el("div", { class: "rest small soft" }, [p(item.each), p(item.details), p(item.note, "pre")])
        ])
      })),
      sums(view.totals),
      p(view.items_hint, "hint small soft")
    ])
  }

  function more(view) {
    var parts = [
      block(t("invoice_page.credits"), view.credits), block(t("tax.notes"), view.tax), block(t("paper.note"), view.note ? [view.note] : []),
      view.fiscal ? p(view.fiscal, "small soft") : null
    ].filter(Boolean)
    return parts.length ? el("section", { class: "card more" }, parts) : null
  }

  function actions(view) {
    var problem = el("p", { class: "error", role: "alert", hidden: true })
    var pdf = el("button", { type: "button", class: "secondary", text: t("page.pdf"), onclick: function () { savePdf(view, pdf, problem) } })
    return el("div", { class: "no-print", id: "actions" }, [el("div", { class: "actions" }, [pdf]), problem])
  }
`
