#!/usr/bin/env bash
# Performs plays with the built program: a script at a terminal, imitating a person.
#
#   Tests/Plays/perform.sh FOLDER [PLAY...]
#
# Each play becomes a charter in FOLDER, which must not be there yet. Every act of it goes through the
# program's own screens in tmux, with a key made for the play and deleted after it. The plays run side
# by side. README.md beside this file says what a play is.
set -euo pipefail

plays=$(cd "$(dirname "$0")" && pwd)
assent=${ASSENT:-$plays/../../.build/debug/assent}
[ -x "$assent" ] || { echo "perform.sh: no program at $assent; build it, or set ASSENT" >&2; exit 66; }
assent=$(cd "$(dirname "$assent")" && pwd)/$(basename "$assent")

# What the steps of the review say at the top of the screen.
at_problem='1. What '
at_stance='Say what you (would want here|want this text to do)'
at_redline='Read every |Read the other|nothing to read again'
at_objection='The strongest thing to be said against it'
at_decision='Decide on each provision'
at_reason='Say why, in five words'
at_attestation='Type this, then Enter'

# --- one play -----------------------------------------------------------------------------------------

fail() {
  printf '%s %s: %s\n' "$play" "${act:-}" "$1" >&2
  on_screen >&2 || true
  exit 1
}

tm() { tmux -L "assent-$play-$$" -f /dev/null "$@" 2>>"$work/tmux.log"; }
on_screen() { tm capture-pane -p -t play; }
shows() { on_screen | grep -qE -- "$1"; }
key() { tm send-keys -t play "$@"; }

# Prose goes in as a paste: what a person types, says or prepares elsewhere looks the same to the program.
# The phrase of the attestation is typed key by key, since a paste is refused there.
say() {
  tm set-buffer -- "$1"
  tm paste-buffer -p -d -t play
}

# until_shows PATTERN [SECONDS]
until_shows() {
  local rounds=$(( ${2:-20} * 10 ))
  until shows "$1"; do
    (( rounds-- > 0 )) || fail "expected “$1” on the screen, found:"
    sleep 0.1
  done
}

# field NAME: what the act says under NAME, or nothing
field() { sed -n "s/^$1: \"\\{0,1\\}\\([^\"]*\\)\"\\{0,1\\}\$/\\1/p" "$plays/$play/$act.yaml"; }

public_key() { cut -d' ' -f1,2 "$work/home/.local/share/assent/keys/maintainer.pub"; }

# text FILE: a text of the play with the ratifier's key in it
text() { sed "s|@KEY@|$(public_key)|" "$plays/$play/$1"; }

# provision ID: that provision out of a text on standard input
provision() {
  awk -v id="{#$1" '
    /^#+ / { inside = index($0, id "}") || index($0, id " ") }
    inside { text = text gap $0 "\n"; gap = "" }
    END { sub(/\n+$/, "", text); print text }'
}

# The words by which two texts differ.
changed_words() { diff "$1" "$2" | grep '^[<>]' | wc -w || true; }

enter() {
  tm new-session -d -s play -x 80 -y 24 \
    env -i HOME="$work/home" PATH="$PATH" TERM=tmux-256color LANG=C.UTF-8 EDITOR="$work/editor" "$assent" "$folder"
  until_shows 'draft|in force'
}

leave() {
  while tm has-session -t play; do key q || true; sleep 0.3; done
}

# Puts a charter in draft, whose text the editor brings in, and goes to its adoption as a first user does.
begin() {
  env -i HOME="$work/home" PATH="$PATH" "$assent" new "$play" --in "$target" \
    --kind "$(sed -n 's/^kind: //p' "$plays/$play/charter.md")" >/dev/null 2>"$work/new.log"
  # The program names the ratifier when the draft is adopted.
  sed '/^  - name: maintainer$/d; /^    key: "@KEY@"$/d' "$plays/$play/charter.md" > "$work/wanted"
  enter
  key e
  until_shows 'The draft is saved'
  key A
  until_shows 'Your name as a ratifier'
  say maintainer
  key Enter
  until_shows 'Which key signs for maintainer'
  key Enter
  until_shows 'A passphrase for the new key'
  key Enter
}

# Puts the act's proposal on the docket, by whoever the play says, and opens its review.
propose() {
  local proposer
  proposer=$(field proposer)
  case $proposer in
    'counsel built-in') ask_counsel ;;
    'human maintainer') propose_own ;;
    human\ *) propose_as "${proposer#human }" ;;
  esac
  key r
}

ask_counsel() {
  local id steps=60
  id=$(field provision)
  enter
  key g
  until shows "^┌─ .*\\[$id\\]"; do
    (( steps-- > 0 )) || fail "no provision $id"
    key ']'
    sleep 0.1
  done
  key p
  until_shows 'What is wrong with'
  say "$(field stance)"
  key Enter
  until_shows 'is on the docket'
}

proposed() { if [ -f "$plays/$play/$act.proposed.md" ]; then echo "$act.proposed.md"; else echo "$act.md"; fi; }

propose_own() {
  text "$(proposed)" > "$work/wanted"
  enter
  key e
  until_shows 'A title, then what is wrong today'
  say "$(printf '%s\n\n%s\n\n%s\n\n%s' "$(field title)" "$(field problem)" "$(field rationale)" "$(field effect)")"
  key Enter
  until_shows 'is on the docket'
}

# Another person's proposal comes from their own account, by command.
propose_as() {
  mkdir -p "$work/$1/.config/assent"
  echo "name: $1" > "$work/$1/.config/assent/config.yaml"
  text "$(proposed)" > "$work/theirs"
  env -i HOME="$work/$1" PATH="$PATH" "$assent" propose "$folder" "$(field problem)" --from "$work/theirs" \
    --title "$(field title)" --rationale "$(field rationale)" --effect "$(field effect)" >/dev/null
  enter
}

# read_redline WORDS [LEAST]: stays on each page as long as its changed lines take to read at eight words
# a second, and at least so many seconds.
read_redline() {
  local seen all before=0 pause
  until_shows "$at_redline"
  sleep 1
  while :; do
    read -r seen all < <(on_screen | sed -n 's/.* \([0-9]*\) of \([0-9]*\) changed lines seen.*/\1 \2/p')
    pause=$(( $1 * (seen - before) / (8 * (all > 0 ? all : 1)) ))
    (( pause > ${2:-3} )) || pause=${2:-3}
    (( pause < 40 )) || pause=40
    (( seen == before )) || sleep "$pause"
    (( seen < all )) || break
    before=$seen
    key C-d
    sleep 1
  done
  key Enter
}

# meet_objection SUFFIX: answers as the play says; a play that answers what nobody said is wrong, too.
meet_objection() {
  local answer overruled
  answer=$(field "answer$1")
  overruled=$(field "overrule$1")
  until_shows "$at_objection"
  until_shows 'None found|O1, from counsel'
  if shows 'You: (answered|overruled)' && ! shows 'in your own words'; then
    key Enter
  elif shows 'None found'; then
    [ -z "$answer$overruled" ] || fail 'the play answers an objection that is not there'
    key Enter
  else
    [ -n "$answer$overruled" ] || fail 'the play has no answer to this objection'
    say "$answer$overruled"
    key Enter
    until_shows 'What is your answer to O1'
    [ -z "$overruled" ] || key Down
    key Enter
  fi
}

# decide [HOW]: decides on every change as the act says, or adopts all as they stand.
decide() {
  local id how
  # What was decided before on the same bytes is not asked for again.
  until_shows "$at_decision|$at_reason"
  ! shows "$at_reason" || return 0
  # A long id is cut short by what stands at the right.
  while id=$(on_screen | sed -n 's/^>[^[]*\[\([A-Za-z0-9._-]*\).* undecided *$/\1/p'); [ -n "$id" ]; do
    how=${1:-$(decision "$id")}
    case $how in
      adopt) key a ;;
      edit)
        text "$act.md" | provision "$id" > "$work/wanted"
        key e
        while [ -e "$work/wanted" ]; do sleep 0.1; done
        until_shows "$at_decision"
        sleep 0.5 ;;
      reject)
        key x
        until_shows 'Why not'
        say "$(field why)"
        key Enter ;;
      send-back)
        key b
        until_shows 'Back to the drawing board'
        say "$(field why)"
        key Enter ;;
    esac
    # Only once this change is decided does the next one come into focus.
    local rounds=100
    while shows "^>[^[]*\\[$id.* undecided *\$"; do
      (( rounds-- > 0 )) || fail "no decision on $id was taken"
      sleep 0.1
    done
  done
  key Enter
}

# decision ID: how the act decides on a provision
decision() {
  case $(field act) in
    decline) echo reject ;;
    send-back) echo send-back ;;
    adopt-edited)
      if [ "$(field reject)" = "$1" ]; then echo reject
      elif [ -f "$plays/$play/$act.proposed.md" ] &&
        [ "$(text "$act.proposed.md" | provision "$1")" = "$(text "$act.md" | provision "$1")" ]; then echo adopt
      else echo edit
      fi ;;
    *) echo adopt ;;
  esac
}

attest() {
  local phrase index
  until_shows "$at_reason"
  say "$(field reason)$(field cites | sed 's/^/ /')"
  key Enter
  until_shows "$at_attestation"
  phrase=$(on_screen | sed -n 's/^ *\(ratify [0-9]* [a-z0-9]*\) *$/\1/p')
  sleep 1
  for (( index = 0; index < ${#phrase}; index++ )); do
    key -l -- "${phrase:index:1}"
    sleep 0.13
  done
  key Enter
  until_shows 'Amendment [0-9]* is in force' 30
}

# The acts after adoption, from the proposal to the text in force.
amend() {
  local kind before=$work/before
  kind=$(field act)
  cp "$folder/charter.md" "$before"
  propose
  until_shows "$at_problem"
  key Enter
  if [ "$kind" != editorial ] && [[ $(field proposer) = human* ]] && [ "$(field proposer)" != 'human maintainer' ]; then
    until_shows "$at_stance"
    say "$(field stance)"
    key Enter
  fi
  case $kind in
    adopt | editorial)
      text "$act.md" > "$work/after"
      read_redline "$(changed_words "$before" "$work/after")"
      [ "$kind" = editorial ] || meet_objection ''
      decide
      attest ;;
    adopt-edited)
      read_redline 30
      meet_objection -proposed
      decide
      until_shows 'This is what you adopt'
      text "$act.md" > "$work/after"
      read_redline "$(changed_words "$before" "$work/after")"
      meet_objection ''
      decide adopt
      attest ;;
    decline | send-back)
      cp "$before" "$work/after"
      read_redline 30
      meet_objection ''
      decide
      until_shows 'Declined\. It is kept' ;;
  esac
  cmp -s "$folder/charter.md" "$work/after" || fail "the text in force is not that of the play: $(diff "$work/after" "$folder/charter.md")"
}

perform() {
  play=$1 target=$2 folder=$2/$1
  work=$(mktemp -d "${TMPDIR:-/tmp}/perform-XXXXXX")
  mkdir "$work/home"
  printf '#!/bin/sh\nmv "%s" "$1"\n' "$work/wanted" > "$work/editor"
  chmod +x "$work/editor"
  # The key dies with the play.
  trap 'tm kill-server || true; rm -rf "$work"' EXIT
  for act in $(cd "$plays/$play" && ls [0-9]*.yaml); do
    act=${act%.yaml}
    if [ "$act" = 0001 ]; then
      begin
      until_shows "$at_problem"
      key Enter
      until_shows "$at_stance"
      say "$(field stance)"
      key Enter
      # A long page is on the screen for several provisions, so less time is enough for each.
      read_redline "$(( $(wc -w < "$folder/charter.md") * 3 / 5 ))" 8
      meet_objection ''
      decide
      attest
    else
      amend
    fi
    leave
    printf '%-20s %s %s\n' "$play" "$act" "$(field act)"
  done
  rmdir "$folder/docket" 2>/dev/null || true
  env -i HOME="$work/home" PATH="$PATH" "$assent" verify "$folder"
}

# --- all of them --------------------------------------------------------------------------------------

[ $# -gt 0 ] || { sed -n '2,8s/^# \{0,1\}//p' "$0" >&2; exit 64; }
mkdir -p "$1"
target=$(cd "$1" && pwd)
shift
[ $# -gt 0 ] || set -- $(cd "$plays" && ls -d */ | tr -d / | grep -v starters)
for play in "$@"; do
  [ ! -e "$target/$play" ] || { echo "perform.sh: $target/$play is there already" >&2; exit 73; }
done
jobs=()
for play in "$@"; do
  (perform "$play" "$target") &
  jobs+=($!)
done
status=0
for job in "${jobs[@]}"; do wait "$job" || status=1; done
exit $status
