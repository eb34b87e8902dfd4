/** Texts, elements and requests. Elements get text nodes only, never HTML; requests go to this server only, the token in their body. */
export const TOOLS = `
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
`
