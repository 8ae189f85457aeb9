/* What the terminal is, from its description and the locale; nothing is sent to it. */
#include "internal.h"

#include <langinfo.h>
#include <locale.h>
#include <ncurses.h>
#include <stdlib.h>
#include <string.h>
#include <term.h>
#include <unistd.h>

static bool is_utf8(void) { return strcmp(nl_langinfo(CODESET), "UTF-8") == 0; }

/* The user's locale if it is in UTF-8, else one that every system has. */
static void set_locale(void) {
  const char *const locales[] = {"", "C.UTF-8", "C.utf8", "en_US.UTF-8"};
  for (size_t i = 0; i < sizeof locales / sizeof *locales; i++)
    if (setlocale(LC_CTYPE, locales[i]) != NULL && is_utf8()) return;
}

static bool begins(const char *text, const char *prefix) {
  return strncmp(text, prefix, strlen(prefix)) == 0;
}

/* Whether a name that has no description is that of a terminal with 256 colours. */
static bool names_many_colours(const char *term) {
  const char *const hints[] = {"256", "direct", "kitty", "alacritty", "ghostty", "wezterm",
                               "foot", "contour", "tmux", "konsole", "vte", "iterm"};
  for (size_t i = 0; i < sizeof hints / sizeof *hints; i++)
    if (strstr(term, hints[i]) != NULL) return true;
  return false;
}

/* Makes a description current. A generic one describes nothing. */
static bool describe(const char *term) {
  int error = 0;
  if (term == NULL || *term == '\0' || setupterm(term, STDOUT_FILENO, &error) != OK) return false;
  return tigetflag("gn") <= 0;
}

static const char *find_description(const char *wanted) {
  if (describe(wanted)) return wanted;
  bool many = wanted != NULL && names_many_colours(wanted);
  const char *const others[] = {many ? "xterm-256color" : "xterm", "xterm", "vt100", "ansi", "linux"};
  for (size_t i = 0; i < sizeof others / sizeof *others; i++)
    if (describe(others[i])) return others[i];
  return NULL;
}

bool assent_probe(AssentFacts *facts) {
  memset(facts, 0, sizeof *facts);
  set_locale();
  facts->has_utf8 = is_utf8();
  const char *locale = setlocale(LC_CTYPE, NULL);
  strncpy(facts->locale, locale != NULL ? locale : "", sizeof facts->locale - 1);

  const char *wanted = getenv("TERM");
  const char *term = find_description(wanted);
  if (term == NULL) return false;
  strncpy(facts->term, term, sizeof facts->term - 1);
  facts->is_fallback = term != wanted;
  const char *cup = tigetstr("cup");
  facts->moves_cursor = cup != NULL && cup != (char *)-1;
  int colours = tigetnum("colors");
  facts->colours = colours > 0 ? colours : 0;
  facts->redefines = tigetflag("ccc") > 0;
  del_curterm(cur_term);
  return true;
}

bool assent_takes_commands(void) {
  const char *const known[] = {"xterm", "tmux", "screen", "rxvt", "alacritty", "foot", "kitty", "wezterm",
                               "ghostty", "konsole", "vte", "gnome", "st-", "contour"};
  const char *term = getenv("TERM");
  for (size_t i = 0; term != NULL && i < sizeof known / sizeof *known; i++)
    if (begins(term, known[i])) return true;
  return false;
}

void assent_capability(const char *name, int (*send)(int)) {
  const char *value = tigetstr(name);
  if (value != NULL && value != (char *)-1) tputs(value, 1, send);
}

const char *assent_curses_version(void) { return curses_version(); }
