"""FN301: the text of an ask does not say what happens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_funnel.model.finding import Level
from mkdocs_funnel.reading.vague import is_vague, names_action
from mkdocs_funnel.rules.base import Rule
from mkdocs_funnel.rules.wording import code

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_funnel.model.call import Call
    from mkdocs_funnel.model.finding import Finding
    from mkdocs_funnel.model.offer import Offer
    from mkdocs_funnel.rules.base import Audit


class FN301VagueAsk(Rule):
    """The text of an ask or signup names no action.

    ## What it checks

    The text of each ask and signup that counts:

    - Any text that says nothing by itself: "click here", "here", "learn more", "read more",
      "submit", an arrow. The list is kept for English, German, French and Spanish; English is tried
      on every site.
    - A button or a form, whose text holds no verb that we know and is not the offer's own title or
      label. Only on sites in one of these four languages. A plain link in a sentence may name the
      thing ("my course"), because the sentence names the action.

    A `label` in `funnel.yml` that says nothing is reported there, once. An image counts by its
    alternative text; a form or script that shows no text of its own is not judged.

    ## Why it matters

    The text is what a reader says yes to. The wording moves clicks: in one published test (MECLABS,
    second-hand) five short button texts were clicked by 14 % to 22 % of visitors, and all five
    began with a verb. Links that make no sense by themselves also fail readers who go through a
    page by its links (WCAG 2.4.9, level AAA). The lists are ours.

    ## Example

    ```markdown
    To work with me, [click here](https://example.com/call).
    ```

    It names the action when the link is on the words that do:

    ```markdown
    [Book a call with me](https://example.com/call).
    ```

    ## Remedy

    Begin the text with a verb and name what the reader gets: "Book a call", "Get the checklist".

    ## Options

    This rule has no options.
    """

    code = "FN301"
    name = "vague-ask"
    level = Level.WARNING

    def check(self, audit: Audit) -> Iterator[Finding]:
        """Yield a finding for each text that does not say what happens."""
        for offer in audit.settings.offers.values():
            if is_vague(offer.button, audit.language):
                yield self._label(offer, audit)
        known: dict[tuple[str, str | None, bool], bool] = {}  # Many calls bear the same few texts.
        for piece in audit.pieces.values():
            for call in piece.calls:
                if not call.counts or call.automatic:
                    continue
                key = (call.text, call.offer, call.primary)
                if key not in known:
                    known[key] = _says_nothing(call, audit)
                if known[key]:
                    yield self._text(call, piece.path)

    def _label(self, offer: Offer, audit: Audit) -> Finding:
        key = "label" if offer.label else "title"
        return self.finding(
            audit.settings.file,
            f"{code(offer.button)}, the {key} of {code(offer.id)}, names no action",
            f"Give {code(offer.id)} a `label` that begins with a verb and names what the reader gets.",
            line=offer.line,
            subject=f"label {offer.id}",
        )

    def _text(self, call: Call, path: str) -> Finding:
        kind = "an ask" if call.is_ask else "a signup"
        what = f" for {code(call.offer)}" if call.offer else ""
        return self.finding(
            path,
            f"{code(call.text)} is the text of {kind}{what} and names no action",
            "Begin the text with a verb and name what the reader gets, such as `Book a call`.",
            line=call.line,
            subject=f"{call.offer or call.href} {call.text}",
        )


def _says_nothing(call: Call, audit: Audit) -> bool:
    offer = audit.settings.offers.get(call.offer or "")
    if not call.text or (offer is not None and call.text.casefold() in _own_words(offer)):
        return False
    if is_vague(call.text, audit.language):
        return True
    return call.primary and not names_action(call.text, audit.language)


def _own_words(offer: Offer) -> set[str]:
    return {offer.title.casefold(), offer.button.casefold()}
