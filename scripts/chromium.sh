#!/bin/sh
# Finds a Chromium for the browser tests, or installs one where this may be done, and prints its path.
# Where there is none it says what is missing and ends with 1.
set -eu

find_chromium() {
    if [ -n "${SIDEQUEST_TEST_CHROMIUM:-}" ]; then
        printf '%s\n' "$SIDEQUEST_TEST_CHROMIUM"
        return
    fi
    for name in chromium chromium-browser google-chrome-stable google-chrome chrome; do
        if command -v "$name" 2>/dev/null; then return; fi
    done
    mac="/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"
    if [ -x "$mac" ]; then printf '%s\n' "$mac"; return; fi
    return 1
}

if find_chromium; then exit 0; fi
"$(dirname "$0")/install_packages.sh" chromium >&2 || true
if find_chromium; then exit 0; fi
echo "There is no Chromium for the browser tests. Install the package chromium (or Google Chrome), or name one in SIDEQUEST_TEST_CHROMIUM." >&2
exit 1
