/** What the pages of an address and of a delivery share: how things stand, and what to say when an answer did not arrive. */
const SHARED = `
  function banner(view) {
    if (!view.banner) return null
    return el("section", { class: view.banner.good ? "banner" : "banner bad" }, [
      el("h2", { text: view.banner.heading })
    ].concat(view.banner.lines.map(function (line) { return p(line, "pre") })))
  }
  var STALE = ["crm_address_changed", "crm_address_shipped"]
  function trouble(answer) {
    if (answer.status === 0 || answer.status >= 500) return t("delivery_page.unknown")
    if (answer.status === 429) return t("page.busy_too_many")
    if (answer.body.code === "crm_address_changed") return t("address_page.moved") + " "
    if (answer.body.code === "crm_address_shipped") return t("address_page.shipped.text") + " "
    if (answer.body.code === "crm_locked") return t("address_page.locked")
    return t("page.refused").replace("{{reason}}", answer.body.message || String(answer.status))
  }
  function answered(body) {
    render(body.view)
    say(body.view.banner ? body.view.banner.heading : "")
    var done = app.querySelector(".banner h2")
    if (done) { done.setAttribute("tabindex", "-1"); done.focus() }
  }
  function problemLine() { return el("p", { class: "error", role: "alert", hidden: true }) }
`

/** Of an address: shows where the order is sent, takes "that is right" or what is. */
export const ADDRESS = `${SHARED}
  function render(view) {
    locale = view.locale
    document.title = view.page_title
    say("")
    show([brand(view), banner(view), where(view), items(view), foot(view)])
  }

  function lines(list) { return list.map(function (line) { return p(line) }) }

  function where(view) {
    var problem = problemLine()
    var confirm = el("button", { type: "button", class: "primary", text: t("address_page.confirm"), onclick: function () {
      send(confirm, t("address_page.busy"), problem, "/confirm", { token: token }, answered)
    } })
    var correct = el("button", { type: "button", class: "secondary", text: t("address_page.correct"), onclick: function () {
      var card = form(view, function () { actions.hidden = false; correct.focus() })
      actions.hidden = true
      actions.after(card)
      card.querySelector("input").focus()
    } })
    var actions = el("div", { class: "form no-print", id: "answer" }, [
      problem, view.can_confirm ? confirm : null, correct
    ])
    return el("section", { class: "card", "aria-labelledby": "where" }, [
      el("h1", { id: "where", text: view.heading }),
      p(view.for, "soft"),
      el("div", { class: "form" }, [
        el("div", {}, [el("h2", { text: t("address_page.current") })].concat(lines(view.address))),
        view.proposed.length ? el("div", {}, [el("h2", { text: t("address_page.proposed") })].concat(lines(view.proposed))) : null
      ]),
      view.open ? actions : null
    ])
  }

  function form(view, back) {
    var problem = problemLine()
    var button = el("button", { type: "submit", class: "primary", text: t("address_page.send") })
    var note = el("textarea", { id: "note", name: "note", maxlength: "1000" })
    var inputs = view.fields.map(function (field) {
      var input = el("input", {
        id: field.name, name: field.name, autocomplete: field.autocomplete, maxlength: field.name === "postal_code" ? "20" : "255",
        required: field.required, "aria-describedby": field.required ? field.name + "-missing" : null
      })
      input.value = field.value
      var missing = el("p", { id: field.name + "-missing", class: "field-error", hidden: true, text: t("address_page.missing") })
      input.addEventListener("input", function () { missing.hidden = true; input.removeAttribute("aria-invalid") })
      return { field: field, input: input, missing: missing }
    })
    var card = el("form", { class: "form no-print", novalidate: true, onsubmit: function (event) {
      event.preventDefault()
      var empty = inputs.filter(function (one) { return one.field.required && !one.input.value.trim() })
      empty.forEach(function (one) { one.missing.hidden = false; one.input.setAttribute("aria-invalid", "true") })
      if (empty.length) return empty[0].input.focus()
      var address = {}
      inputs.forEach(function (one) { address[one.field.name] = one.input.value.trim() || null })
      send(button, t("address_page.busy"), problem, "/correct", { token: token, address: address, note: note.value.trim() || null }, answered)
    } }, inputs.map(function (one) {
      return el("div", {}, [
        el("label", { for: one.field.name, text: one.field.label }), one.input, one.field.required ? one.missing : null
      ])
    }).concat([
      view.country ? p(t("address_page.country").replace("{{country}}", view.country), "small soft") : null,
      el("div", {}, [el("label", { for: "note", text: t("address_page.note") }), note]),
      p(t("address_page.checked"), "small soft"),
      problem,
      button,
      el("div", { class: "row" }, [el("button", { type: "button", class: "quiet", text: t("page.decline.back"), onclick: function () { card.remove(); back() } })])
    ]))
    return card
  }

  function items(view) {
    if (!view.items.length) return null
    return el("section", { class: "card", "aria-labelledby": "items" }, [
      el("h2", { id: "items", text: t("address_page.items") }),
      el("ul", { class: "items" }, view.items.map(function (item) {
        return el("li", {}, [p(item.title, "name"), p(item.quantity, "figure soft")])
      }))
    ])
  }
`

/** Of a delivery: shows the dates, takes "fine", "please call me" or words. */
export const DELIVERY = `${SHARED}
  function render(view) {
    locale = view.locale
    document.title = view.page_title
    say("")
    show([brand(view), banner(view), dates(view), answers(view), foot(view)])
  }

  function dates(view) {
    return el("section", { class: "card", "aria-labelledby": "dates" }, [
      el("h1", { id: "dates", text: view.heading }),
      p(view.for, "soft"),
      el("ul", { class: "items" }, view.lines.map(function (line) { return el("li", {}, [p(line, "name")]) }))
    ])
  }

  function answers(view) {
    var problem = problemLine()
    var text = el("textarea", { id: "text", name: "text", maxlength: "5000", "aria-describedby": "text-missing" })
    var missing = el("p", { id: "text-missing", class: "field-error", hidden: true, text: t("delivery_page.missing") })
    text.value = view.answer === "text" ? view.answer_text : ""
    text.addEventListener("input", function () { missing.hidden = true; text.removeAttribute("aria-invalid") })
    function button(answer, look, label) {
      var one = el("button", { type: "button", class: look, text: label, onclick: function () {
        if (answer === "text" && !text.value.trim()) {
          missing.hidden = false
          text.setAttribute("aria-invalid", "true")
          return text.focus()
        }
        send(one, t("address_page.busy"), problem, "/answer", { token: token, answer: answer, text: text.value.trim() || null }, answered)
      } })
      return one
    }
    return el("section", { class: "card no-print", "aria-labelledby": "say" }, [
      el("h2", { id: "say", text: t("delivery_page.heading") }),
      el("div", { class: "form" }, [
        button("fine", "primary", t("delivery_page.fine")),
        button("call", "secondary", t("delivery_page.call")),
        el("div", {}, [el("label", { for: "text", text: t("delivery_page.text") }), text, missing]),
        button("text", "secondary", t("delivery_page.send")),
        problem
      ])
    ])
  }
`
