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
`
