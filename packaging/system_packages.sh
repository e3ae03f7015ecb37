#!/usr/bin/env bash
# Sees to what the Python packages need from the operating system.
#
# usage: system_packages.sh [--strict] PURPOSE...
#
#   run      Python's venv module, what Qt needs with or without a display, and fonts
#   window   what Qt needs besides for a real window under X11
#   test     the browser that plays the end user in the end-to-end tests
#
# What is missing is installed where that is possible (root and apt-get), else the exact command is
# printed. The exit status is 0 all the same, unless --strict was given and something is missing.
set -euo pipefail
cd "$(dirname "$0")/.."
PATH=$PATH:/usr/sbin:/sbin # ldconfig lives there

# purpose, kind of thing, the thing (commands: any of a,b), Debian packages (first one on offer of a|b)
needs() {
    cat <<'TABLE'
run     python   ensurepip                                  python3-venv
run     library  libglib-2.0.so.0                           libglib2.0-0t64|libglib2.0-0
run     library  libGL.so.1                                 libgl1
run     library  libEGL.so.1                                libegl1
run     library  libxkbcommon.so.0                          libxkbcommon0
run     library  libfontconfig.so.1                         libfontconfig1
run     library  libdbus-1.so.3                             libdbus-1-3
run     library  libgssapi_krb5.so.2                        libgssapi-krb5-2
run     library  libbrotlidec.so.1                          libbrotli1
run     font     DejaVuSans.ttf                             fonts-dejavu-core
run     font     NotoColorEmoji.ttf                         fonts-noto-color-emoji
run     font     Inter-Regular.*                            fonts-inter
window  library  libxcb-cursor.so.0                         libxcb-cursor0
window  library  libxkbcommon-x11.so.0                      libxkbcommon-x11-0
window  library  libxcb-icccm.so.4                          libxcb-icccm4
window  library  libxcb-keysyms.so.1                        libxcb-keysyms1
window  library  libxcb-shape.so.0                          libxcb-shape0
test    command  chromium,chromium-browser,google-chrome    chromium|chromium-browser
test    command  chromedriver                               chromium-driver|chromium-chromedriver
TABLE
}

has_python() {
    local python
    python=$(packaging/find_python.sh 2>/dev/null) && "$python" -c "import venv, $1" 2>/dev/null
}

has_library() {
    [[ $libraries == *$'\n\t'"$1 "* ]]
}

has_font() {
    local folders=(/usr/share/fonts /usr/local/share/fonts "${HOME:-}/.local/share/fonts")
    [[ -n $(find "${folders[@]}" -name "$1" -print -quit 2>/dev/null) ]]
}

has_command() {
    local name
    for name in ${1//,/ }; do
        command -v "$name" >/dev/null && return
    done
    return 1
}

# Prints "thing packages" for everything of a purpose that this machine lacks.
missing() {
    local purpose kind thing packages libraries
    libraries=$'\n'$(ldconfig -p 2>/dev/null || true)
    while read -r purpose kind thing packages; do
        [[ $purpose != "$1" ]] || "has_$kind" "$thing" || echo "$thing $packages"
    done < <(needs)
}

on_offer() {
    [[ $(apt-cache policy "$1" 2>/dev/null) == *Candidate:\ [!\(]* ]]
}

# Prints, for every line of missing(), the package that this release of the distribution has.
package_names() {
    local thing packages name
    while read -r thing packages; do
        for name in ${packages//|/ }; do
            on_offer "$name" && break
        done
        echo "$name"
    done
}

can_install() {
    [[ $EUID -eq 0 ]] && command -v apt-get >/dev/null
}

quietly() {
    local output
    output=$("$@" </dev/null 2>&1) || echo "$output" >&2
}

refreshed=
install_missing() {
    local name names=()
    export DEBIAN_FRONTEND=noninteractive
    [[ $refreshed ]] || quietly apt-get update -qq
    refreshed=yes
    for name in $(missing "$1" | package_names); do
        ! on_offer "$name" || names+=("$name")
    done
    [[ ${names[*]} ]] || return 0
    echo "Installing system packages: ${names[*]}"
    quietly apt-get install -y --no-install-recommends "${names[@]}"
}

report_missing() {
    echo "Missing on this machine ($1): $(missing "$1" | cut -d' ' -f1 | xargs)"
    if command -v apt-get >/dev/null; then
        echo "To install it:  sudo apt-get update && sudo apt-get install -y" \
             "--no-install-recommends $(missing "$1" | package_names | xargs)"
    else
        echo "Install the packages of your system that provide them."
    fi
} >&2

strict=
if [[ ${1:-} == --strict ]]; then
    strict=yes
    shift
fi

incomplete=
for purpose in "$@"; do
    [[ $(missing "$purpose") ]] || continue
    ! can_install || install_missing "$purpose"
    [[ $(missing "$purpose") ]] || continue
    report_missing "$purpose"
    incomplete=yes
done
[[ ! ($strict && $incomplete) ]]
