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

  function decide(button, busyText, problem, path, body) {
    send(button, busyText, problem, path, body, function (answer) { render(answer.view, true) })
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
