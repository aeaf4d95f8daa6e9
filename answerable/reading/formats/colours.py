"""A fill colour as the word a reader would say for it."""

import colorsys
import re

_HEX = re.compile(r"#?([0-9a-fA-F]{6})$")
_NAMED = {"red", "green", "blue", "yellow", "grey", "purple", "black"}
_SAME = {
    "orange": "amber",
    "gold": "amber",
    "gray": "grey",
    "lime": "green",
    "lightgreen": "green",
    "darkgreen": "green",
}
_SAME |= {"limegreen": "green", "darkred": "red", "lightblue": "blue", "darkorange": "amber", "amber": "amber"}
_SAME |= {"cyan": "blue", "magenta": "purple", "darkyellow": "amber", "darkblue": "blue", "lightgray": "grey"}


def colour_name(code: str | None) -> str | None:
    """The name of an RGB colour ("00B050", "#f00", "orange"): red, amber, yellow, green, blue, purple, grey or black.

    None for white, for a tint so pale that it only tells header from body, and for what is no colour at all.
    """
    code = (code or "").strip().lower()
    if code in _NAMED or code in _SAME:
        return _SAME.get(code, code)
    if re.fullmatch(r"#[0-9a-f]{3}", code):
        code = "".join(2 * digit for digit in code[1:])
    match = _HEX.match(code)
    if not match:
        return None
    red, green, blue = (int(match[1][at : at + 2], 16) / 255 for at in (0, 2, 4))
    return _by_hue(*colorsys.rgb_to_hsv(red, green, blue))


def _by_hue(hue: float, saturation: float, value: float) -> str | None:
    if value < 0.15:
        return "black"
    if saturation < 0.12:
        return "grey" if value < 0.8 else None
    degrees = hue * 360
    for name, upper in (("red", 15), ("amber", 52), ("yellow", 66), ("green", 170), ("blue", 260), ("purple", 330)):
        if degrees < upper:
            return name
    return "red"
