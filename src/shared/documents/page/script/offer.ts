/** The offer, from top to bottom. */
export const OFFER = `
  /** What was typed stays when the page is drawn anew. */
  var typedName = ""
  var asking = null

  function render(view, decided, focusId) {
    locale = view.locale
    document.title = view.page_title
    say("")
    show([
      brand(view), banner(view), payment(view), head(view), view.cover ? el("section", { class: "card" }, [p(view.cover, "pre")]) : null,
      items(view), more(view), thread(view),
      view.status === "sent" ? acceptance(view) : null,
      actions(view), foot(view)
    ], { focus: decided ? ".banner h2" : null })
    var again = focusId && document.getElementById(focusId)
    if (again) again.focus()
  }

  function banner(view) {
    if (view.status === "sent") return null
    var accepted = view.status === "accepted"
    return el("section", { class: accepted ? "banner" : "banner bad" }, [
      el("h2", { text: t(!accepted ? "page.declined.heading" : view.on_hold ? "page.held.heading" : "page.accepted.heading") })
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

  /** A line; options are ticked and one of the alternatives is chosen, and the server says what that comes to. */
  function line(view, item) {
    if (item.kind === "section") return el("li", { class: "words" }, [el("h3", { text: item.title })])
    if (item.kind === "note") return el("li", { class: "words soft" }, [p(item.title, "pre")])
    var open = view.status === "sent" && item.choice
    var id = "line-" + item.id
    var name = open
      ? el("label", { class: "name choice", for: id }, [
          el("input", {
            id: id,
            type: item.choice === "option" ? "checkbox" : "radio",
            name: item.choice === "option" ? id : "group-" + item.group,
            checked: item.taken,
            "aria-describedby": "hint-" + item.id,
            onchange: function () { recount(view, item, id) }
          }),
          el("span", { text: item.title })
        ])
      : p(item.title, "name")
    var ask = view.status === "sent"
      ? el("button", { type: "button", class: "quiet tiny no-print", text: t("page.ask.line"), onclick: function () { ask_(view, item) } })
      : null
    return el("li", { class: item.choice && !item.taken ? "left-out" : null }, [
      name,
      p(item.amount, "figure"),
      el("div", { class: "rest small soft" }, [
        item.choice_hint ? el("p", { id: "hint-" + item.id, text: item.choice_hint }) : null,
        p(item.each), p(item.details), p(item.hints), p(item.note, "pre"), ask
      ])
    ])
  }

  function chosen(view, item) {
    var taken = view.items.filter(function (other) {
      if (!other.choice) return false
      if (other.id === item.id) return item.choice === "alternative" || !item.taken
      return other.taken && !(item.choice === "alternative" && other.choice === "alternative" && other.group === item.group)
    })
    return taken.map(function (other) { return other.id })
  }

  var counting = el("p", { class: "error", role: "alert", hidden: true })
  var counts = 0
  function recount(view, item, id) {
    var mine = ++counts
    say(t("page.counting"))
    counting.hidden = true
    var button = document.querySelector("#acceptance .primary")
    if (button) button.setAttribute("aria-disabled", "true")
    post("/preview", { token: token, chosen_item_ids: chosen(view, item) }).then(function (answer) {
      if (mine !== counts) return
      if (answer.ok) return render(answer.body.view, false, id)
      if (answer.status === 404) return failed(answer)
      // The total must be what the server says: what was ticked is taken back.
      render(view, false, id)
      counting.textContent = trouble(answer)
      counting.hidden = false
    })
  }

  function thread(view) {
    if (!view.thread.length) return null
    return el("section", { class: "card", "aria-labelledby": "thread" }, [
      el("h2", { id: "thread", text: t("page.thread") }),
      el("ul", { class: "thread" }, view.thread.map(function (message) {
        return el("li", { class: message.mine ? "mine" : null }, [
          p(message.who + " · " + message.when, "small soft"), p(message.about, "small soft"), p(message.text, "pre")
        ])
      }))
    ])
  }

  function items(view) {
    return el("section", { class: "card", "aria-labelledby": "items" }, [
      el("h2", { id: "items", text: t("page.items") }),
      el("ul", { class: "items" }, view.items.map(function (item) {
        return line(view, item)
      })),
      counting,
      sums(view.totals),
      p(view.items_hint, "hint small soft")
    ])
  }

  /** Files are fetched with the link in the request's body, then saved. */
  function files(view) {
    if (!view.files.length) return null
    var problem = el("p", { class: "error", role: "alert", hidden: true })
    return el("div", {}, [
      el("h2", { text: t("page.files") }),
      el("ul", { class: "files" }, view.files.map(function (file) {
        var button = el("button", { type: "button", class: "quiet tiny", text: file.label, onclick: function () {
          save(button, t("page.file_busy"), problem, "/files", { token: token, file_id: file.id }, file.filename)
        } })
        return el("li", {}, [button])
      })),
      problem
    ])
  }

  function more(view) {
    var parts = [
      block(t("page.note"), view.note ? [view.note] : []),
      block(t("page.delivery"), view.delivery),
      block(t("page.payment"), view.payment),
      files(view),
      view.withdrawal ? el("details", { open: true }, [el("summary", { text: t("page.withdrawal") }), p(view.withdrawal, "pre soft small")]) : null,
      view.terms ? el("details", {}, [el("summary", { text: t("page.terms") }), p(view.terms, "pre soft small")]) : null
    ].filter(Boolean)
    return parts.length ? el("section", { class: "card more" }, parts) : null
  }
`
