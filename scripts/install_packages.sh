#!/bin/sh
# Installs packages of the system where that may be done without asking: Debian's apt-get, as root or by sudo.
# Ends with 1, having changed nothing, where it may not.
set -eu

command -v apt-get >/dev/null 2>&1 || { echo "No apt-get here to install: $*" >&2; exit 1; }
if [ "$(id -u)" = 0 ]; then
    as_root=""
elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then
    as_root="sudo -n"
else
    echo "Only root may install: $*" >&2
    exit 1
fi
export DEBIAN_FRONTEND=noninteractive
# An empty prefix has to vanish, so it is not quoted.
# shellcheck disable=SC2086
{
    $as_root apt-get update -qq
    $as_root apt-get install -y -qq --no-install-recommends "$@"
} >&2
