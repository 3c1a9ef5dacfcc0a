"""What of a Markdown source is text: neither front matter nor code nor a comment."""

from __future__ import annotations

import re

FRONT_MATTER = re.compile(r"\A\ufeff?---[ \t]*\r?\n(?:[^\n]*+\n)*?(?:---|\.\.\.)[ \t]*\r?$", re.MULTILINE)
_CODE = re.compile(
    r"""`(?<!``)(?:
      (?!`)(?:[^`\n]++|\n(?![ \t\r]*\n))*+`(?!`)
    | (?P<ticks>``+)[^\n]*
      (?:\n(?![ ]{0,12}`(?P=ticks)[`~]*[ \t]*\r?$)[^\n]*)*+
      \n(?P<indent>[ ]{0,12})`(?P=ticks)[`~]*[ \t]*\r?$
    )""",
    re.VERBOSE | re.MULTILINE,
)
"""Code in a sentence, and code in fences; both begin with a sign that is looked for fast."""

_COMMENT = re.compile("<!--[^\1]*?(?:-->|(\1))")
"""A comment, up to what may end it within code."""

# Looked for by their first signs, which are rare in a text, these are found fastest.
_COMMENTS = re.compile("<(?=!--)")
_TILDES = re.compile("~(?=~~)")


def text_of(source: str) -> str | None:
    """Return the text with its lines as they stand in the source; None where it is not plain to see what is code.

    A sign that is part of no link stands for each piece of code and each comment.
    """
    front = FRONT_MATTER.match(source)
    above = ""
    if front is not None:
        above, source = "\n" * front[0].count("\n"), source[front.end() :]
    text = _CODE.sub(_line_ends, source) if "`" in source else source
    if "<" in text and _COMMENTS.search(text):
        if leaves_comment_open(text) or any(comment[1] for comment in _COMMENT.finditer(text)):
            return None
        text = _COMMENT.sub(lambda comment: _blank(comment[0]), text)
    if "`" in text or ("~" in text and _TILDES.search(text)):
        return None
    return above + text


def leaves_comment_open(text: str) -> bool:
    """Return whether nothing ends the last comment."""
    return text.rfind("<!--") > text.rfind("-->")


def _line_ends(hidden: re.Match[str]) -> str:
    """Return what stands for code: a sign that is part of no link, its line ends, and another if it may end a comment.

    A fence stays if what closes it is not indented as it is.
    """
    text = hidden[0]
    if text[1] == "`":
        before = hidden.string[hidden.string.rfind("\n", 0, hidden.start()) + 1 : hidden.start()]
        if before != hidden["indent"]:
            return text
    elif "\n" not in text and "-->" not in text:
        return "\0"  # Most code is such.
    return _blank(text) + "\1" if "-->" in text else _blank(text)


def _blank(text: str) -> str:
    return "\0" + "\n" * text.count("\n") if "\n" in text else "\0"
