/* Tells services that count visits of clicks on asks and signups, and of signup forms being sent.
   <meta name="funnel:analytics"> names the services. Nothing is stored, fetched or delayed here; a service that
   did not load is passed over. It listens on the document, so pages that come by instant navigation are heard too. */
(function () {
  "use strict"

  var EVENTS = { ask: "ask_click", signup: "signup_click", form: "signup" }

  var tell = {
    ga4: function (call) {
      if (typeof window.gtag === "function")
        window.gtag("event", call.event === EVENTS.form ? "generate_lead" : call.event, named(call))
    },
    gtm: function (call) {
      if (window.dataLayer) window.dataLayer.push(Object.assign({ event: call.event }, named(call)))
    },
    matomo: function (call) {
      if (window._paq) window._paq.push(["trackEvent", "Funnel", call.event, call.offer])
    },
    posthog: function (call) {
      if (window.posthog && window.posthog.capture) window.posthog.capture(call.event, named(call))
    },
    fathom: function (call) {
      if (window.fathom && window.fathom.trackEvent) window.fathom.trackEvent(call.event + ": " + call.offer)
    }
  }

  function meta(name) {
    var held = document.head.querySelector('meta[name="funnel:' + name + '"]')
    return held ? held.content : ""
  }

  function named(call) {
    var facts = { funnel_offer: call.offer, funnel_place: call.place, funnel_piece: call.piece, funnel_role: call.role }
    for (var name in facts) if (!facts[name]) delete facts[name]
    return facts
  }

  function count(element, event) {
    var marks = element.dataset
    var call = {
      event: event,
      offer: marks.funnelOffer || marks.funnelPasted,
      place: marks.funnelSource || "body",
      piece: marks.funnelPiece,
      role: meta("role")
    }
    meta("analytics").split(" ").forEach(function (service) {
      try {
        if (tell[service]) tell[service](call)
      } catch (fault) {
        /* What a service stumbles over is none of the reader's business. */
      }
    })
  }

  function clicked(event) {
    if (event.type === "auxclick" && event.button !== 1) return
    var found = event.target.closest && event.target.closest("[data-funnel-offer], [data-funnel-pasted]")
    if (found && found.tagName !== "FORM") count(found, EVENTS[found.dataset.funnelKind] || EVENTS.ask)
  }

  function sent(event) {
    if (event.target.dataset && event.target.dataset.funnelOffer) count(event.target, EVENTS.form)
  }

  document.addEventListener("click", clicked, true)
  document.addEventListener("auxclick", clicked, true)
  document.addEventListener("submit", sent, true)
})()
