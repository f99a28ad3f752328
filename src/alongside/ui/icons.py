"""Line icons on a 24-pixel grid, drawn for this product. An icon never stands without words."""

# ruff: noqa: E501 (one shape a line reads better)

from functools import lru_cache

from markupsafe import Markup

_SHAPES = {
    "arrow": '<path d="M5 12h14M13 6l6 6-6 6"/>',
    "back": '<path d="m15 6-6 6 6 6"/>',
    "bed": '<path d="M3 19v-7h18v7M3 12V6M7 12V9h7v3"/>',
    "bell": '<path d="M6 17V11a6 6 0 0 1 12 0v6l1.5 2h-15zM10 21h4"/>',
    "book": '<path d="M5 4h10a3 3 0 0 1 3 3v13H8a3 3 0 0 1-3-3zM5 17a3 3 0 0 1 3-3h10"/>',
    "briefcase": '<rect x="3" y="8" width="18" height="11" rx="2"/><path d="M9 8V5h6v3"/>',
    "bus": '<rect x="5" y="4" width="14" height="13" rx="2"/><path d="M5 11h14M8 20v-3M16 20v-3"/>',
    "calendar": '<rect x="4" y="5" width="16" height="15" rx="2"/><path d="M4 10h16M8 3v4M16 3v4"/>',
    "chart": '<path d="M5 20v-9M11 20V4M17 20v-6M3 20h18"/>',
    "check": '<path d="m5 13 4 4L19 7"/>',
    "clock": '<circle cx="12" cy="12" r="8.5"/><path d="M12 7v5l3.5 2"/>',
    "coin": '<circle cx="12" cy="12" r="8.5"/><path d="M14.5 9.500a2.5 2 0 0 0-5 0c0 3 5 2 5 5a2.5 2 0 0 1-5 0M12 6v12"/>',
    "cross": '<path d="M6 6l12 12M18 6 6 18"/>',
    "download": '<path d="M12 4v11M7 11l5 5 5-5M5 20h14"/>',
    "edit": '<path d="M5 19l1-4L16 5l3 3L9 18zM14 7l3 3"/>',
    "exit": '<path d="M13 4H6v16h7M10 12h10M16 8l4 4-4 4"/>',
    "eye": '<path d="M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12z"/><circle cx="12" cy="12" r="2.8"/>',
    "filter": '<path d="M4 6h16M7 12h10M10 18h4"/>',
    "flag": '<path d="M6 21V4h12l-3 4 3 4H6"/>',
    "hand": '<path d="M4 12l4-4 4 3 3-3 5 4-6 7-5-3z"/>',
    "heart": '<path d="M12 20S4 15 4 9.300A4.3 4.3 0 0 1 12 7a4.3 4.3 0 0 1 8 2.300C20 15 12 20 12 20z"/>',
    "home": '<path d="M4 11 12 4l8 7v8a1 1 0 0 1-1 1h-5v-6h-4v6H5a1 1 0 0 1-1-1z"/>',
    "info": '<circle cx="12" cy="12" r="8.5"/><path d="M12 11v5M12 7.500v.1"/>',
    "key": '<circle cx="8" cy="15" r="4"/><path d="M11 12l8-8M16 7l3 3"/>',
    "language": '<circle cx="12" cy="12" r="8.5"/><path d="M3.5 12h17M12 3.500c5 5.5 5 11.5 0 17M12 3.500c-5 5.5-5 11.5 0 17"/>',
    "leaf": '<path d="M5 19c0-9 5-14 15-14 0 10-5 15-13 13M5 20c2-5 5-8 9-10"/>',
    "list": '<path d="M9 6h11M9 12h11M9 18h11M4.5 6v.1M4.5 12v.1M4.5 18v.1"/>',
    "lock": '<rect x="5" y="11" width="14" height="9" rx="2"/><path d="M8 11V8a4 4 0 0 1 8 0v3"/>',
    "mail": '<rect x="3" y="6" width="18" height="13" rx="2"/><path d="m4 8 8 6 8-6"/>',
    "medicine": '<rect x="3.5" y="9" width="17" height="7" rx="3.5"/><path d="M12 9v7"/>',
    "menu": '<path d="M4 7h16M4 12h16M4 17h16"/>',
    "message": '<path d="M4 6a2 2 0 0 1 2-2h12a2 2 0 0 1 2 2v8a2 2 0 0 1-2 2H9l-5 4z"/>',
    "minus": '<path d="M5 12h14"/>',
    "next": '<path d="m9 6 6 6-6 6"/>',
    "offline": '<path d="M4 4l16 16M3 10a13 13 0 0 1 4-2.500M11 6.100A13 13 0 0 1 21 10M6.5 14a8 8 0 0 1 4-2M14.5 12.500a8 8 0 0 1 3 1.500M12 18.500v.1"/>',
    "people": '<circle cx="9" cy="8" r="3.5"/><path d="M2.5 20c.6-4 3.2-6 6.5-6s5.9 2 6.5 6M16 5a3.5 3.5 0 0 1 0 6.500M18 14.500c2 .8 3.2 2.6 3.5 5.5"/>',
    "person": '<circle cx="12" cy="8" r="4"/><path d="M4.5 20.500c.8-4.3 3.8-6.5 7.5-6.500s6.7 2.2 7.5 6.5"/>',
    "phone": '<path d="M5 4h4l2 5-2.5 1.500a11 11 0 0 0 5 5L15 13l5 2v4a1 1 0 0 1-1 1A16 16 0 0 1 4 5a1 1 0 0 1 1-1z"/>',
    "pin": '<path d="M12 21s7-6.2 7-11.500A7 7 0 0 0 5 9.500C5 14.8 12 21 12 21z"/><circle cx="12" cy="9.5" r="2.5"/>',
    "plus": '<path d="M12 5v14M5 12h14"/>',
    "print": '<path d="M7 9V4h10v5M7 17H5a1 1 0 0 1-1-1v-6a1 1 0 0 1 1-1h14a1 1 0 0 1 1 1v6a1 1 0 0 1-1 1h-2M7 14h10v6H7z"/>',
    "repeat": '<path d="M5 11a7 7 0 0 1 12-4l2 2M19 4v5h-5M19 13a7 7 0 0 1-12 4l-2-2M5 20v-5h5"/>',
    "scales": '<path d="M12 4v16M7 20h10M5 7h14M5 7l-2.5 6h5zM19 7l-2.5 6h5z"/>',
    "search": '<circle cx="11" cy="11" r="6.5"/><path d="m16 16 4.5 4.5"/>',
    "settings": '<path d="M4 7h9M19 7h1M4 17h1M11 17h9"/><circle cx="16" cy="7" r="2.5"/><circle cx="8" cy="17" r="2.5"/>',
    "shield": '<path d="M12 3 5 6v6c0 4.5 3 7.5 7 9 4-1.5 7-4.5 7-9V6z"/><path d="m9 12 2 2 4-4"/>',
    "upload": '<path d="M12 16V5M7 9l5-5 5 5M5 20h14"/>',
    "video": '<rect x="3" y="6" width="12" height="12" rx="2"/><path d="m15 11 6-4v10l-6-4z"/>',
    "warning": '<path d="M12 4 2.8 20h18.400zM12 10v5M12 17.500v.1"/>',
}

NAMES = tuple(sorted(_SHAPES))


@lru_cache(maxsize=256)
def icon_svg(name: str, size: str = "") -> Markup:
    """This function will draw an icon; a name that is not there is a mistake (KeyError)."""
    kind = f"icon {size}" if size in {"small", "large"} else "icon"
    return Markup(  # noqa: S704 (our own fixed text)
        f'<svg class="{kind}" width="20" height="20" viewBox="0 0 24 24" aria-hidden="true"'
        f' focusable="false">{_SHAPES[name]}</svg>'
    )
