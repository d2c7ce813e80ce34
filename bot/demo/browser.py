"""Opening the page in a browser with windows, if there is one; never in the terminal."""

import os
import sys
import threading
import webbrowser


def open_in_browser(url: str) -> None:
    """Returns at once, and says nothing where there is no browser."""
    threading.Thread(target=_open, args=(url,), daemon=True).start()


def _open(url: str) -> None:
    if not _has_windows():
        return
    try:
        browser = webbrowser.get()
    except webbrowser.Error:
        return
    if type(browser) is not webbrowser.GenericBrowser:  # which it is for text browsers alone
        browser.open(url)


def _has_windows() -> bool:
    return sys.platform in ("darwin", "win32") or any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))
