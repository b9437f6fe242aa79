#!/bin/sh
# Makes sure that PostgreSQL's and Redis' programs are here for the cluster tests, installing them where this
# may be done. Prints the folder of PostgreSQL's programs; ends with 1 and says what is missing otherwise.
set -eu

find_postgresql() {
    if command -v initdb >/dev/null 2>&1; then
        dirname "$(readlink -f "$(command -v initdb)")"
        return
    fi
    # Debian keeps initdb away from PATH.
    for folder in $(ls -d /usr/lib/postgresql/*/bin /opt/homebrew/opt/postgresql*/bin 2>/dev/null | sort -rV); do
        if [ -x "$folder/initdb" ]; then printf '%s\n' "$folder"; return; fi
    done
    return 1
}

missing=""
find_postgresql >/dev/null || missing="$missing postgresql"
command -v redis-server >/dev/null 2>&1 || missing="$missing redis-server"
if [ -n "$missing" ]; then
    # One word for each package.
    # shellcheck disable=SC2086
    "$(dirname "$0")/install_packages.sh" $missing >&2 || true
fi
find_postgresql || { echo "The cluster tests need PostgreSQL: install the package postgresql." >&2; exit 1; }
command -v redis-server >/dev/null 2>&1 || { echo "The cluster tests need Redis: install the package redis-server." >&2; exit 1; }
