#!/bin/sh
# Removes what install.sh put there. Your saved sheets stay, unless you say otherwise.
set -eu
data=${XDG_DATA_HOME:-$HOME/.local/share}
there=$data/ldnprep-program
answer=${1:-}
if [ -z "$answer" ] && [ -t 0 ]; then
  printf 'Delete your saved sheets, too? They cannot be brought back. [y/N] '
  read -r answer
fi
case $answer in
  y | Y | yes | --delete-sheets)
    rm -rf "$data/ldnprep" "${XDG_CONFIG_HOME:-$HOME/.config}/ldnprep" "${XDG_CACHE_HOME:-$HOME/.cache}/ldnprep"
    echo "Your saved sheets were deleted."
    ;;
  *) echo "Your saved sheets stay in $data/ldnprep" ;;
esac
rm -f "$data/applications/ldnprep.desktop" "$HOME/.local/bin/ldnprep"
for side in 16 24 32 48 64 128 256 512; do rm -f "$data/icons/hicolor/${side}x$side/apps/ldnprep.png"; done
rm -rf "$there"
echo "LDN Prep was removed."
