#!/bin/sh
# Puts LDN Prep into your own programs: a menu entry and the command ldnprep; then opens it. No administrator is needed.
set -eu
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
data=${XDG_DATA_HOME:-$HOME/.local/share}
there=$data/ldnprep-program
if [ "$here" = "$there" ]; then echo "This copy is installed already."; exit 0; fi
mkdir -p "$data/applications" "$HOME/.local/bin"
rm -rf "$there"
cp -R "$here" "$there"
for side in 16 24 32 48 64 128 256 512; do
  icons=$data/icons/hicolor/${side}x$side/apps
  mkdir -p "$icons"
  cp "$there/icons/ldnprep-$side.png" "$icons/ldnprep.png"
done
sed "s|@PROGRAM@|$there/ldnprep|" "$there/ldnprep.desktop" >"$data/applications/ldnprep.desktop"
ln -sf "$there/ldnprep" "$HOME/.local/bin/ldnprep"
echo "LDN Prep is in your menu now. To remove it: $there/uninstall.sh"
# a file manager shows nothing of what is said here: the window tells that it worked
if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
  trap '' HUP # the terminal shuts at once, and would take along what has only begun
  setsid "$there/ldnprep" </dev/null >/dev/null 2>&1 &
fi
