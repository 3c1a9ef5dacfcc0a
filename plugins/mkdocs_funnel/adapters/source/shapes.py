"""What the lines of Python-Markdown's own constructs look like."""

from __future__ import annotations

import re

_TYPE = r"[\w\-]+(?: +[\w\-]+)*"
ADMONITION = re.compile(rf'!!! ?(?:{_TYPE})?(?: +"(?P<title>.*?)")? *$')
DETAILS = re.compile(rf'\?{{3}}\+? ?(?:{_TYPE})?(?: *"(?P<title>.*?)")? *$')
TAB = re.compile(r'={3}[+!]{0,2} +"(?P<title>.*?)" *$')
DEFINITION = re.compile(r":[ ]{1,3}(?=\S)")
FOOTNOTE = re.compile(r"\[\^[^\]\n]+\]:[ ]*")
REFERENCE = re.compile(r"\[[^\[\]\n]+\]:[ ]*\S")
ABBREVIATION = re.compile(r"\*\[[^\]\n]+\][ ]?:")
ITEM = re.compile(r"([*+-]|\d{1,9}\.)(?:[ ]+|$)")
RULE = re.compile(r"([-*_])(?:[ ]*\1){2,}[ ]*$")
ATTRIBUTES = re.compile(r"\{([^{}\n]*)\}[ ]*$")
BLOCK = re.compile(r"(?P<slashes>/{3,})[ ]*(?:(?P<name>[\w-]+)[ ]*(?:\|(?P<argument>.*))?)?$")
FENCE = re.compile(r"(?P<fence>`{3,}|~{3,})(?P<info>.*)$")
HEADING = re.compile(r"^(#{1,6})(?=[^#\s])")
ID = re.compile(r"#([^\s{}#.=]+)")
CLASS = re.compile(r"(?:^|\s)\.([\w-]+)")

TAG = re.compile(r"<(?P<close>/?)(?P<name>[A-Za-z][\w-]*)(?P<rest>(?:\s[^<>]*)?)(?P<end>/?>|$)")
MARKDOWN_ON = re.compile(r"\smarkdown(?:\s*=\s*[\"']?(?:1|block|span|markdown)[\"']?)?(?=[\s/]|$)")
BLOCK_TAGS = frozenset(
    """address article aside blockquote body canvas center colgroup dd details div dl dt fieldset figcaption figure
    footer form group h1 h2 h3 h4 h5 h6 header hgroup hr html iframe legend li main map math menu nav noscript
    object ol option output p pre progress script section style summary table tbody td textarea tfoot th thead tr
    ul video""".split()
)
"""Those at which Python-Markdown begins raw HTML."""

VOID_TAGS = frozenset({"hr"})

PLAIN = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ\"'(|^&$%,.;_\\@])}")
"""Characters that begin nothing but text."""
