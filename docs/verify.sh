#!/bin/sh
# verify.sh FOLDER: checks a charter's history with sha256sum, patch, ssh-keygen, awk and sed alone.
# Of every record: name and hash, number, parent, before, that its change applies exactly, after, and each signature
# by the key that its name has in the text in force before; then the text, and the records that lost a fork. Not checked:
# thresholds, cooling-off and other dates, the strict form of a record, and what this machine has seen before.
set -u && export LC_ALL=C
folder=${1:?usage: verify.sh FOLDER}
[ -f "$folder/charter.md" ] || { echo "$folder: expected a file charter.md in it." >&2; exit 66; }
work=$(mktemp -d) || exit 74; trap 'rm -rf "$work"' EXIT && trap 'exit 130' INT TERM
bad() { echo "$folder/history/$name: $1." >&2; exit 65; }
sha() { sha256sum <"$1" | cut -c 1-64; }; field() { sed -n "2,/^---\$/s/^$1: //p" "$record"; }

number=0 parent=none before=none old=/dev/null; : >"$work/text" >"$work/healed"
ls "$folder/history" 2>/dev/null | grep -v '\.tmp$' | sort -n >"$work/names"
while IFS= read -r name; do
  number=$((number + 1)) record=$folder/history/$name before=$(sha "$work/text") && hash=$(sha "$record")
  echo "$name" | grep -Eqx '([0-9]{4}|[1-9][0-9]{4,8})-[a-z0-9-]{1,60}\.[0-9a-f]{8}\.md' || bad 'no name of a record'
  [ "$(echo "${name%%-*}" | sed 's/^0*//')" = $number ] || bad "expected the one record of amendment $number here"
  [ "$(echo "$name" | sed 's/.*\.\(.*\)\.md$/\1/')" = "$(echo "$hash" | cut -c 1-8)" ] || bad "its SHA-256 is $hash"
  [ "$(field amendment)" = $number ] || bad "it says that it is amendment $(field amendment)"
  slug=$(field title | tr A-Z a-z | tr -cs a-z0-9 - | sed 's/^-//' | cut -c 1-60 | sed 's/-$//')
  [ "${name%.*.md}" = "${name%%-*}-${slug:-amendment}" ] || bad 'its name is not after its title'
  [ "$(field parent)" = $parent ] || bad 'its parent is not the record before it'
  [ "$(field before)" = "sha256:$before" ] || bad 'it changes another text than the one in force'
  rm -f "$work/diff" "$work/next" "$work/statement" "$work/voters" "$work"/*.words "$work"/*.signature
  awk -v w="$work/" '
    votes && /^### / { print substr($0, 5) >(w "voters"); n++; part = ".words" }
    votes && /^-----BEGIN SSH SIGNATURE-----$/ { part = ".signature" }
    votes { if (part != "") print >(w n part); if (/^-----END SSH SIGNATURE-----$/) part = ""; next }
    $0 == "## Ratification" && fence == "" { votes = 1; next }
    { print >(w "statement") }
    fence != "" { if ($0 == fence) fence = ""; else if (heading == "## Change") print >(w "diff"); next }
    /^## / { heading = $0 }
    /^```+diff$/ { fence = substr($0, 1, length($0) - 4) }' "$record"
  [ -s "$work/diff" ] && [ -s "$work/voters" ] || bad 'it has no change or no votes'
  [ "$(head -n 2 "$work/diff")" = "$(printf -- '--- %s\n+++ charter.md' $old)" ] || bad 'its change is of another file'
  sed -n '2,/^---$/s/^  - sha256://p' "$record" >>"$work/healed" # Who heals a fork may leave the text as it is.
  if [ -z "$(sed 1,2d "$work/diff")" ] && grep -q '^heals:$' "$work/statement"; then words='' && cp "$work/text" "$work/next"
  else words=$(cd "$work" && patch -u -f -F 0 -o next text <diff 2>&1) || bad 'its change does not apply'; fi
  case $words in *offset* | *fuzz*) bad 'its change does not apply at its stated lines' ;; esac
  [ "$(field after)" = "sha256:$(sha "$work/next")" ] || bad 'its change makes another text than it says'
  [ $number != 1 ] || cp "$work/next" "$work/text" # The founding record is judged by its own text.
  awk 'NR > 1 && /^---$/ { exit } /^[^ #-]/ { inside = /^ratifiers:/ } inside && /^ *-/ { split("", item) }
    inside { key = $0; sub(/^ *(- *)?/, "", key); value = key; sub(/:.*/, "", key); sub(/^[a-z]*: */, "", value)
      gsub(/"| *(#.*)?$/, "", value); item[key] = value }
    inside && item["name"] != "" && item["key"] != "" {
      print item["name"], "namespaces=\"ratify-v1@assent\"", item["key"]; split("", item) }' "$work/text" >"$work/signers"
  n=0
  while IFS= read -r voter; do n=$((n + 1)) && cat "$work/statement" "$work/$n.words" |
    ssh-keygen -Y verify -f "$work/signers" -I "$voter" -n ratify-v1@assent -s "$work/$n.signature" >/dev/null 2>&1 ||
    bad "no good signature of ratifier $voter"; done <"$work/voters"
  mv "$work/next" "$work/text" && parent=sha256:$hash old=charter.md
done <"$work/names"
[ $number != 0 ] || { echo "$folder: a draft, with nothing to verify yet."; exit 0; }
cmp -s "$work/text" "$folder/charter.md" || [ "$(sha "$folder/charter.md")" = "$before" ] ||
  { echo "$folder/charter.md: not the text that the records make." >&2; exit 65; }
sort "$work/healed" >"$work/lost"
sha256sum "$folder"/forked/* 2>/dev/null | cut -c 1-64 | sort | cmp -s - "$work/lost" ||
  { echo "$folder/forked: not the records that lost a fork." >&2; exit 65; }
echo "$folder: good but for thresholds and dates: $number amendments, record $parent."
