#!/bin/sh
# Brings what the project needs: uv, a Python that is new enough, and the locked dependencies in .venv.
#
#   scripts/bootstrap.sh play    what it takes to play
#   scripts/bootstrap.sh dev     that, and what it takes to test and check
#
# Works where there is only some Python 3 or curl; changes nothing outside .cache/ and .venv; does nothing,
# and says nothing, when everything is there already.
set -eu

UV_VERSION=0.13.8
KIND=${1:-dev}
cd "$(dirname "$0")/.."
ROOT=$(pwd)
CACHE=$ROOT/.cache

say() { printf '%s\n' "$*" >&2; }
fail() { say "bootstrap: $*"; exit 1; }

new_enough() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 12))' >/dev/null 2>&1; }

# Of an interpreter that uv fetches itself there is no path to give; then this prints nothing.
find_python() {
    for name in python3.12 python3.13 python3.14 python3; do
        path=$(command -v "$name" 2>/dev/null) || continue
        if new_enough "$path"; then
            "$path" -c 'import sys; print(sys.executable)'
            return
        fi
    done
    for version in 3.12 3.13 3.14; do
        for path in "${PYENV_ROOT:-$HOME/.pyenv}"/versions/"$version"*/bin/python3; do
            if [ -x "$path" ] && new_enough "$path"; then
                printf '%s\n' "$path"
                return
            fi
        done
    done
}

works() { [ -x "$1" ] && "$1" --version >/dev/null 2>&1; }

uv_from_venv() {
    command -v python3 >/dev/null 2>&1 || return 1
    python3 -m venv "$CACHE/uv" >/dev/null 2>&1 || return 1
    "$CACHE/uv/bin/python" -m pip install --quiet --disable-pip-version-check "uv==$UV_VERSION" >&2 || return 1
    works "$CACHE/uv/bin/uv"
}

uv_from_pip() {
    command -v python3 >/dev/null 2>&1 || return 1
    python3 -m pip --version >/dev/null 2>&1 || return 1
    python3 -m pip install --quiet --disable-pip-version-check --target "$CACHE/uv" "uv==$UV_VERSION" >&2 || return 1
    works "$CACHE/uv/bin/uv"
}

uv_from_installer() {
    command -v curl >/dev/null 2>&1 || return 1
    mkdir -p "$CACHE/uv/bin"
    curl --proto '=https' --tlsv1.2 -LsSf "https://astral.sh/uv/$UV_VERSION/install.sh" -o "$CACHE/uv/install.sh" || return 1
    UV_UNMANAGED_INSTALL="$CACHE/uv/bin" sh "$CACHE/uv/install.sh" >&2 || return 1
    works "$CACHE/uv/bin/uv"
}

# Sets UV.
find_uv() {
    if UV=$(command -v uv 2>/dev/null) && works "$UV"; then return; fi
    UV=$CACHE/uv/bin/uv
    # What we fetch keeps its own things beside it; a uv of the machine keeps using its usual cache.
    export UV_CACHE_DIR="$CACHE/packages" UV_PYTHON_INSTALL_DIR="$CACHE/python"
    if works "$UV"; then return; fi
    mkdir -p "$CACHE"
    say "Fetching uv $UV_VERSION …"
    for way in uv_from_venv uv_from_pip uv_from_installer; do
        rm -rf "$CACHE/uv"
        if "$way"; then return; fi
    done
    fail "uv could not be fetched. Install it (https://docs.astral.sh/uv/) or check the network, then try again."
}

stamp() { cat uv.lock pyproject.toml | cksum; }

is_current() {
    [ -x .venv/bin/python ] && .venv/bin/python -c '' 2>/dev/null || return 1
    for kind in "$KIND" dev; do
        if [ -f ".venv/.synced-$kind" ] && [ "$(cat ".venv/.synced-$kind")" = "$(stamp)" ]; then return 0; fi
    done
    return 1
}

case $KIND in
    play) choice="--no-dev --inexact" ;;
    dev) choice="" ;;
    *) fail "say play or dev, not $KIND" ;;
esac
if is_current; then exit 0; fi

find_uv
if [ -z "${UV_PYTHON:-}" ]; then
    UV_PYTHON=$(find_python)
    if [ -n "$UV_PYTHON" ]; then export UV_PYTHON; else unset UV_PYTHON; say "Fetching Python 3.12 …"; fi
fi
say "Installing the dependencies …"
# The words of $choice are options of their own.
# shellcheck disable=SC2086
"$UV" sync --quiet --locked $choice || fail "the dependencies could not be installed; see above."
rm -f .venv/.synced-*
stamp > ".venv/.synced-$KIND"
