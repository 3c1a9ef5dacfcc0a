/*
 * Offers that open or close after the page was built. A <template data-funnel-from="2025-05-21"> holds what takes the
 * place of the element before it from that day on; of several the last that is due holds. The day is the reader's own.
 * Without this script the page stays as it was built.
 */
(() => {
  const LATER = "template[data-funnel-from]"

  function today() {
    const now = new Date()
    const parts = [now.getFullYear(), now.getMonth() + 1, now.getDate()]
    return parts.map((part) => String(part).padStart(2, "0")).join("-")
  }

  function settle() {
    const day = today()
    for (const first of document.querySelectorAll(LATER)) {
      const built = first.previousElementSibling
      if (!built || built.matches(LATER)) continue // Gone, or not the first of its row.
      const row = [first]
      while (row.at(-1).nextElementSibling?.matches(LATER)) row.push(row.at(-1).nextElementSibling)
      const due = row.filter((template) => template.dataset.funnelFrom <= day).pop()
      if (!due) continue
      built.replaceWith(due.content)
      row.forEach((template) => template.remove())
    }
  }

  // Material for MkDocs tells of every page, also of those that instant navigation brings.
  if (window.document$) document$.subscribe(settle)
  else if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", settle)
  else settle()
})()
