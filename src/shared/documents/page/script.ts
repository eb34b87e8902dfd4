/**
 * The public page's script, as the browser gets it. It puts texts into place as text nodes, never as HTML, and asks this server only.
 * The token is read from the address behind `#` and sent in request bodies alone; while printing it is taken out of the address.
 */
export const PAGE_SCRIPT = `
(function () {
  "use strict"
  var TEXTS = JSON.parse(document.getElementById("texts").textContent)
  var app = document.getElementById("app")
  var live = document.getElementById("live")
  var base = location.pathname.replace(/\\/+$/, "")
  var token = ""
  var locale = /^pt\\b/i.test(navigator.language || "") ? "pt-BR" : "en"

  function t(key) { return TEXTS[locale][key] }

  function el(tag, props, children) {
    var node = document.createElement(tag)
    Object.keys(props || {}).forEach(function (name) {
      var value = props[name]
      if (value === undefined || value === null || value === false) return
      if (name === "text") node.textContent = value
      else if (name.slice(0, 2) === "on") node.addEventListener(name.slice(2), value)
      else node.setAttribute(name, value === true ? "" : value)
    })
    ;(children || []).forEach(function (child) { if (child) node.appendChild(child) })
    return node
  }
  function p(text, look) { return text ? el("p", { text: text, class: look }) : null }

  function show(nodes, options) {
    document.documentElement.lang = locale
    app.replaceChildren.apply(app, nodes.filter(Boolean))
    app.setAttribute("aria-busy", options && options.busy ? "true" : "false")
    var heading = options && options.focus && app.querySelector(options.focus)
    if (heading) { heading.setAttribute("tabindex", "-1"); heading.focus() }
  }
  function say(text) { live.textContent = text }

  /** Answers { ok, status, body }; status 0 when the server was not reached. */
  function post(path, body, binary) {
    return fetch(base + path, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
      credentials: "omit",
      cache: "no-store",
      referrerPolicy: "no-referrer"
    }).then(function (response) {
      var read = response.ok && binary ? response.blob() : response.json().catch(function () { return {} })
      return read.then(function (data) { return { ok: response.ok, status: response.status, body: data } })
    }, function () { return { ok: false, status: 0, body: {} } })
  }

  function loading() {
    document.title = t("page.loading")
    say(t("page.loading"))
    show([el("div", { class: "card", "aria-hidden": "true" }, ["wide", "half", "", "", ""].map(function (look) {
      return el("div", { class: "bone " + look })
    }))], { busy: true })
  }

  function message(headingKey, textKey, retry) {
    document.title = t(headingKey)
    say("")
    show([el("div", { class: "card center" }, [
      el("h1", { text: t(headingKey) }),
      p(t(textKey), "soft"),
      retry ? el("button", { type: "button", class: "secondary", text: t("page.error.retry"), onclick: retry }) : null
    ])], { focus: "h1" })
  }

  function failed(answer, retry) {
    if (answer.status === 404) message("page.dead.heading", "page.dead.text")
    else if (answer.status === 429) message("page.busy.heading", "page.busy_too_many", retry)
    else message("page.error.heading", "page.error.text", retry)
  }

  function open() {
    token = decodeURIComponentSafely(location.hash.slice(1))
    loading()
    if (!token) return message("page.dead.heading", "page.dead.text")
    post("/open", { token: token }).then(function (answer) {
      if (answer.ok) render(answer.body.view)
      else failed(answer, open)
    })
  }
  function decodeURIComponentSafely(text) {
    try { return decodeURIComponent(text) } catch (error) { return text }
  }

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

  function acceptance(view) {
    var name = el("input", { id: "name", name: "name", autocomplete: "name", maxlength: "200", required: true, "aria-describedby": "hint name-error" })
    var missing = el("p", { id: "name-error", class: "field-error", hidden: true, text: t("page.accept.name_missing") })
    var problem = el("p", { class: "error", role: "alert", hidden: true })
    var button = el("button", { type: "submit", class: "primary", text: view.accept })
    name.addEventListener("input", function () { missing.hidden = true; name.removeAttribute("aria-invalid") })
    return el("section", { class: "card no-print", "aria-labelledby": "accept", id: "acceptance" }, [
      el("h2", { id: "accept", text: t("page.accept.heading") }),
      el("form", {
        class: "form",
        novalidate: true,
        onsubmit: function (event) {
          event.preventDefault()
          if (!name.value.trim()) {
            missing.hidden = false
            name.setAttribute("aria-invalid", "true")
            return name.focus()
          }
          decide(button, t("page.accept.busy"), problem, "/accept", { token: token, version: view.version, name: name.value.trim() })
        }
      }, [
        el("div", {}, [el("label", { for: "name", text: t("page.accept.name") }), name, missing]),
        el("p", { id: "hint", class: "small soft", text: t("page.accept.hint") }),
        problem,
        button
      ])
    ])
  }

  function declining(view, link) {
    var reason = el("textarea", { id: "reason", name: "reason", maxlength: "2000" })
    var problem = el("p", { class: "error", role: "alert", hidden: true })
    var button = el("button", { type: "submit", class: "secondary", text: t("page.decline.button") })
    var card = el("section", { class: "card no-print", "aria-labelledby": "decline" }, [
      el("h2", { id: "decline", text: t("page.decline.heading") }),
      el("form", {
        class: "form",
        onsubmit: function (event) {
          event.preventDefault()
          decide(button, t("page.decline.busy"), problem, "/decline", { token: token, version: view.version, reason: reason.value.trim() })
        }
      }, [
        el("div", {}, [el("label", { for: "reason", text: t("page.decline.reason") }), reason]),
        problem,
        el("div", { class: "row" }, [
          button,
          el("button", {
            type: "button",
            class: "quiet",
            text: t("page.decline.back"),
            onclick: function () { card.remove(); acceptanceCard().hidden = false; link.hidden = false; link.focus() }
          })
        ])
      ])
    ])
    return card
  }
  function acceptanceCard() { return document.getElementById("acceptance") }

  var busy = false
  function decide(button, busyText, problem, path, body) {
    if (busy) return
    busy = true
    var label = button.textContent
    problem.hidden = true
    button.setAttribute("aria-disabled", "true")
    button.textContent = busyText
    say(busyText)
    post(path, body).then(function (answer) {
      busy = false
      if (answer.ok) return render(answer.body.view, true)
      if (answer.status === 404) return failed(answer)
      button.removeAttribute("aria-disabled")
      button.textContent = label
      say("")
      problem.textContent = trouble(answer)
      problem.hidden = false
      if (answer.body.code === "crm_version_changed") {
        problem.appendChild(el("button", { type: "button", class: "quiet", text: t("page.reload"), onclick: open }))
      }
    })
  }
  function trouble(answer) {
    if (answer.status === 0 || answer.status >= 500) return t("page.error.unknown")
    if (answer.status === 429) return t("page.busy_too_many")
    if (answer.body.code === "crm_version_changed") return t("page.version_changed") + " "
    if (answer.body.code === "crm_not_acceptable") return t("page.not_acceptable")
    return t("page.refused").replace("{{reason}}", answer.body.message || String(answer.status))
  }

  function actions(view) {
    var problem = el("p", { class: "error", role: "alert", hidden: true })
    var pdf = el("button", { type: "button", class: "quiet", text: t("page.pdf"), onclick: function () { download(view, pdf, problem) } })
    var decline = el("button", { type: "button", class: "quiet", text: t("page.decline.link"), onclick: function () {
      var card = declining(view, decline)
      acceptanceCard().hidden = true
      decline.hidden = true
      acceptanceCard().after(card)
      card.querySelector("textarea").focus()
    } })
    return el("div", { class: "no-print" }, [
      el("div", { class: "actions" }, [pdf, view.status === "sent" ? decline : null]),
      problem
    ])
  }

  function download(view, button, problem) {
    if (button.getAttribute("aria-disabled")) return
    button.setAttribute("aria-disabled", "true")
    button.textContent = t("page.pdf_busy")
    problem.hidden = true
    post("/pdf", { token: token }, true).then(function (answer) {
      button.removeAttribute("aria-disabled")
      button.textContent = t("page.pdf")
      if (answer.status === 404) return failed(answer)
      if (!answer.ok) {
        problem.textContent = answer.status === 429 ? t("page.busy_too_many") : t("page.error.heading")
        problem.hidden = false
        return
      }
      var address = URL.createObjectURL(answer.body)
      var link = el("a", { href: address, download: view.heading + ".pdf" })
      document.body.appendChild(link)
      link.click()
      link.remove()
      setTimeout(function () { URL.revokeObjectURL(address) }, 60000)
    })
  }

  function foot(view) {
    return el("footer", { class: "small soft" }, [
      p(t("page.printed"), "only-print")
    ].concat(view.seller.map(function (line) { return p(line) })).concat([p(view.questions)]))
  }

  // Browsers print a page's address on paper; the link is personal.
  window.addEventListener("beforeprint", function () {
    document.querySelectorAll("details").forEach(function (terms) { terms.open = true })
    if (token) history.replaceState(null, "", location.pathname)
  })
  window.addEventListener("afterprint", function () {
    if (token) history.replaceState(null, "", location.pathname + "#" + token)
  })
  window.addEventListener("hashchange", open)
  open()
})()
`
