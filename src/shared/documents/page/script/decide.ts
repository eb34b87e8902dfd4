/** What the buyer can do: accept, pay, ask, decline, take PDF and files along. */
export const DECIDE = `
  function acceptance(view) {
    var name = el("input", { id: "name", name: "name", autocomplete: "name", maxlength: "200", required: true, "aria-describedby": "hint name-error" })
    var missing = el("p", { id: "name-error", class: "field-error", hidden: true, text: t("page.accept.name_missing") })
    var problem = el("p", { class: "error", role: "alert", hidden: true })
    var button = el("button", { type: "submit", class: "primary", text: view.accept })
    name.value = typedName
    name.addEventListener("input", function () { typedName = name.value; missing.hidden = true; name.removeAttribute("aria-invalid") })
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
          decide(button, t("page.accept.busy"), problem, "/accept", {
            token: token, version: view.version, name: name.value.trim(), chosen_item_ids: takenIds(view)
          })
        }
      }, [
        el("div", {}, [el("label", { for: "name", text: t("page.accept.name") }), name, missing]),
        el("p", { id: "hint", class: "small soft", text: t("page.accept.hint") }),
        problem,
        button
      ])
    ])
  }

  /** The deposit: paid, paid back, or a button to the payment provider's own page. */
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

  function takenIds(view) {
    return view.items.filter(function (item) { return item.choice && item.taken }).map(function (item) { return item.id })
  }

  /** A question on the quote, or on one of its lines. */
  function ask_(view, item) {
    var old = document.getElementById("asking")
    if (old) old.remove()
    var text = el("textarea", { id: "question", name: "question", maxlength: "5000", "aria-describedby": "question-error" })
    var missing = el("p", { id: "question-error", class: "field-error", hidden: true, text: t("page.ask.missing") })
    var problem = el("p", { class: "error", role: "alert", hidden: true })
    var button = el("button", { type: "submit", class: "secondary", text: t("page.ask.button") })
    var card = el("section", { class: "card no-print", id: "asking", "aria-labelledby": "ask" }, [
      el("h2", { id: "ask", text: item ? t("page.about").replace("{{title}}", item.title) : t("page.ask.heading") }),
      el("form", {
        class: "form",
        novalidate: true,
        onsubmit: function (event) {
          event.preventDefault()
          if (!text.value.trim()) {
            missing.hidden = false
            text.setAttribute("aria-invalid", "true")
            return text.focus()
          }
          send(button, t("page.ask.busy"), problem, "/messages", { token: token, text: text.value.trim(), item_id: item ? item.id : null, chosen_item_ids: takenIds(view) }, function (body) {
            render(body.view, false, "thread")
            say(t("page.ask.sent"))
            var done = el("p", { class: "note", text: t("page.ask.sent") })
            document.getElementById("thread").after(done)
          })
        }
      }, [
        el("div", {}, [el("label", { for: "question", text: t("page.ask.text") }), text, missing]),
        problem,
        el("div", { class: "row" }, [
          button,
          el("button", { type: "button", class: "quiet", text: t("page.decline.back"), onclick: function () { card.remove() } })
        ])
      ])
    ])
    document.getElementById("actions").before(card)
    card.scrollIntoView({ block: "nearest" })
    text.focus()
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
          decide(button, t("page.decline.busy"), problem, "/decline", { token: token, version: view.version, reason: reason.value.trim(), name: typedName.trim() })
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
    send(button, busyText, problem, path, body, function (answer) { render(answer.view, true) })
  }
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
      if (["crm_version_changed", "crm_quote_status"].indexOf(answer.body.code) >= 0) {
        problem.appendChild(el("button", { type: "button", class: "quiet", text: t("page.reload"), onclick: open }))
      }
    })
  }
  function trouble(answer) {
    if (answer.status === 0 || answer.status >= 500) return t("page.error.unknown")
    if (answer.status === 429) return t("page.busy_too_many")
    if (answer.body.code === "crm_version_changed") return t("page.version_changed") + " "
    if (answer.body.code === "crm_not_acceptable") return t("page.not_acceptable")
    if (answer.body.code === "crm_quote_status") return t("page.answered") + " "
    if (answer.body.code === "crm_locked") return t("page.locked")
    return t("page.refused").replace("{{reason}}", answer.body.message || String(answer.status))
  }

  function actions(view) {
    var problem = el("p", { class: "error", role: "alert", hidden: true })
    var pdf = el("button", { type: "button", class: "quiet", text: t("page.pdf"), onclick: function () { savePdf(view, pdf, problem) } })
    var decline = el("button", { type: "button", class: "quiet", text: t("page.decline.link"), onclick: function () {
      var card = declining(view, decline)
      acceptanceCard().hidden = true
      decline.hidden = true
      acceptanceCard().after(card)
      card.querySelector("textarea").focus()
    } })
    var ask = el("button", { type: "button", class: "quiet", text: t("page.ask.link"), onclick: function () { ask_(view, null) } })
    return el("div", { class: "no-print", id: "actions" }, [
      el("div", { class: "actions" }, [pdf, ask, view.status === "sent" ? decline : null]),
      problem
    ])
  }
`
