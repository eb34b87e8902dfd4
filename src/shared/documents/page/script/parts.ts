/** What the pages of all documents share: whose they are, sums, paragraphs, the PDF. */
export const PARTS = `
  /** The button in the house's color. */
  function paint(color) {
    if (!color) return
    document.documentElement.style.setProperty("--button", color.button)
    document.documentElement.style.setProperty("--on-button", color.ink)
  }

  function brand(view) {
    paint(view.color)
    return el("header", { class: "brand" }, [
      view.logo ? el("img", { src: view.logo, alt: view.company }) : el("span", { text: view.company })
    ])
  }

  function block(heading, lines) {
    if (!lines.length) return null
    return el("div", {}, [el("h2", { text: heading })].concat(lines.map(function (line) { return p(line, "pre") })))
  }

  function sums(rows) {
    return el("dl", { class: "totals" }, rows.map(function (row) {
      return el("div", { class: row.strong ? "strong" : null }, [
        el("dt", { text: row.label }), el("dd", { class: "figure", text: row.amount })
      ])
    }))
  }

  function foot(view) {
    return el("footer", { class: "small soft" }, [
      p(t("page.printed"), "only-print")
    ].concat(view.seller.map(function (line) { return p(line) })).concat([p(view.questions)]))
  }

  /** Fetches a file and hands it to the browser to save. */
  function save(button, busyText, problem, path, body, filename) {
    if (button.getAttribute("aria-disabled")) return
    var label = button.textContent
    button.setAttribute("aria-disabled", "true")
    button.textContent = busyText
    problem.hidden = true
    post(path, body, true).then(function (answer) {
      button.removeAttribute("aria-disabled")
      button.textContent = label
      if (answer.status === 404 && path !== "/files") return failed(answer)
      if (!answer.ok) {
        problem.textContent = answer.status === 429 ? t("page.busy_too_many") : t(answer.status === 404 ? "page.file_gone" : "page.error.heading")
        problem.hidden = false
        return
      }
      var address = URL.createObjectURL(answer.body)
      var link = el("a", { href: address, download: filename })
      document.body.appendChild(link)
      link.click()
      link.remove()
      setTimeout(function () { URL.revokeObjectURL(address) }, 60000)
    })
  }
  function savePdf(view, button, problem) {
    save(button, t("page.pdf_busy"), problem, "/pdf", { token: token }, view.heading + ".pdf")
  }

  /** Sends what a button stands for, once at a time; what went wrong is said beside it. */
  var busy = false
  function send(button, busyText, problem, path, body, done) {
    if (busy || button.getAttribute("aria-disabled")) return
    busy = true
    var label = button.textContent
    problem.hidden = true
    button.setAttribute("aria-disabled", "true")
    button.textContent = busyText
    say(busyText)
    post(path, body).then(function (answer) {
      busy = false
      if (answer.ok) return done(answer.body)
      if (answer.status === 404) return failed(answer)
      button.removeAttribute("aria-disabled")
      button.textContent = label
      say("")
      problem.textContent = trouble(answer)
      problem.hidden = false
      if (STALE.indexOf(answer.body.code) >= 0) {
        problem.appendChild(el("button", { type: "button", class: "quiet", text: t("page.reload"), onclick: open }))
      }
    })
  }

  /** What is paid here: paid, paid back, or a button to the payment provider's own page. */
  function payment(view) {
    if (view.paid) return el("section", { class: "card" }, [p(view.paid)])
    if (!view.pay) return null
    var problem = el("p", { class: "error", role: "alert", hidden: true })
    var button = el("button", { type: "button", class: "primary", text: view.pay, onclick: function () {
      send(button, t("page.pay.busy"), problem, "/pay", { token: token }, function (body) {
        // The provider sends the buyer back without the link, which is nobody else's to know.
        keep(token)
        location.assign(body.redirect_url)
      })
    } })
    return el("section", { class: "card no-print form", id: "payment" }, [p(view.paying, "small soft"), problem, button])
  }
`

/** What to say where a quote or an invoice did not take what was sent; after the codes in `STALE` the page is to be read again. */
export const TROUBLE = `
  var STALE = ["crm_version_changed", "crm_quote_status"]
  function trouble(answer) {
    if (answer.status === 0 || answer.status >= 500) return t("page.error.unknown")
    if (answer.status === 429) return t("page.busy_too_many")
    if (answer.body.code === "crm_version_changed") return t("page.version_changed") + " "
    if (answer.body.code === "crm_not_acceptable") return t("page.not_acceptable")
    if (answer.body.code === "crm_quote_status") return t("page.answered") + " "
    if (answer.body.code === "crm_locked") return t("page.locked")
    return t("page.refused").replace("{{reason}}", answer.body.message || String(answer.status))
  }
`
