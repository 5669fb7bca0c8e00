#!/bin/sh
# Makes the pictures of the pages for the READMEs again, from the plans in examples/tinh-cao-bang. Needs chromium
# and pngquant: docs/pictures/make.sh [PARGO]
set -eu
cd "$(dirname "$0")/../.."
pargo=${1:-pargo}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
for lang in vi en; do
  PARGO_LANG=$lang "$pargo" page examples/tinh-cao-bang --as-of 2025-12-01 -o "$folder/$lang.html"
  # The commit is another one each time.
  sed -i 's|<p class="mute">[^<]*</p>||' "$folder/$lang.html"
  chromium --headless --no-sandbox --disable-gpu --hide-scrollbars --user-data-dir="$folder/browser" \
    --window-size=1280,1560 --screenshot="$folder/$lang.png" "file://$folder/$lang.html" 2> "$folder/log"
  pngquant --force --speed 1 --output "docs/pictures/page.$lang.png" 48 "$folder/$lang.png"
done
