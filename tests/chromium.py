"""How tests start Chromium, and how long they wait for it."""

from __future__ import annotations

OWN_PARTS = ("WebUIOmniboxPopup", "WebUIOmniboxAimPopup")
"""Lists of the address bar: pages of Chromium's own, two a window, which take longer to start than a page of the site."""
SWITCHED_OFF = (
    "AvoidUnnecessaryBeforeUnloadCheckSync", "DestroyProfileOnBrowserClose", "HttpsUpgrades", "HttpsFirstBalancedModeAutoEnable",
    "LensOverlay", "MediaRouter", "PaintHolding", "ThirdPartyStoragePartitioning", "AvoidCorsURLLoaderRestartOnRedirect",
    "TcpPortRandomizationWin", "OptimizationHints", "NetworkTimeServiceQuerying", "AimEnabled", "PreconnectToSearch",
)  # fmt: skip
"""What Playwright switches off: of two lists Chromium heeds the last, so these are named again."""
ARGUMENTS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
    f"--disable-features={','.join(SWITCHED_OFF + OWN_PARTS)}",
]  # fmt: skip
PATIENCE = 30_000
"""Milliseconds after which what a test waits for is taken to be missing, also on a busy machine."""
