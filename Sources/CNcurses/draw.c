/* Drawing a frame. ncurses finds what changed. */
#include "internal.h"

#include <ncurses.h>
#include <string.h>
#include <wchar.h>

/* More than ncurses keeps of one cluster. */
enum { MOST_SCALARS = 32 };

static int cursor_shape = -1;
static int cursor_visibility = -1;

int assent_pair(int foreground, int background) {
  if (!has_colors()) return 0;
  int pair = alloc_pair(foreground, background);
  return pair > 0 ? pair : 0;
}

/* ncurses counts to 1000 and rounds down on the way to the terminal. */
static int thousandths(uint8_t level) { return (level * 1000 + 254) / 255; }

/* ncurses sends it again after a suspension, and resets it at the end. */
void assent_redefine(int colour, uint8_t red, uint8_t green, uint8_t blue) {
  if (!can_change_color()) return;
  init_extended_color(colour, thousandths(red), thousandths(green), thousandths(blue));
}

void assent_forget_cursor(void) { cursor_shape = cursor_visibility = -1; }

void assent_style(unsigned emphasis, int pair) {
  attr_t attributes = A_NORMAL;
  if (emphasis & ASSENT_BOLD) attributes |= A_BOLD;
  if (emphasis & ASSENT_DIM) attributes |= A_DIM;
  if (emphasis & ASSENT_UNDERLINE) attributes |= A_UNDERLINE;
  if (emphasis & ASSENT_REVERSE) attributes |= A_REVERSE;
  if (emphasis & ASSENT_ITALIC) attributes |= A_ITALIC;
  attr_set(attributes, 0, &pair);
}

/* The columns that ncurses will count, or -1 if it would draw something else than what it is given. */
static int measure(const wchar_t *text, int count) {
  int columns = 0, marks = 0;
  for (int i = 0; i < count; i++) {
    int width = wcwidth(text[i]);
    /* A cell holds four marks; ncurses would drop the others. */
    marks = width == 0 ? marks + 1 : 0;
    if (width < 0 || marks > 4 || (width == 0 && columns == 0)) return -1;
    columns += width;
  }
  return columns;
}

void assent_put(int row, int column, const uint32_t *scalars, int count, int columns) {
  if (count == 1 && columns == 1 && scalars[0] >= ' ' && scalars[0] <= '~') {
    mvaddch(row, column, scalars[0]);
    return;
  }
  wchar_t text[MOST_SCALARS + 2];
  int used = count < MOST_SCALARS ? count : MOST_SCALARS;
  for (int i = 0; i < used; i++) text[i] = (wchar_t)scalars[i];
  int measured = used == count ? measure(text, used) : -1;
  if (measured < 0 || measured > columns) {
    text[0] = 0xFFFD;
    used = measured = 1;
  }
  while (measured++ < columns) text[used++] = L' ';
  mvaddnwstr(row, column, text, used);
}

void assent_show(int row, int column, bool is_bar) {
  int visibility = row >= 0 ? 1 : 0;
  if (visibility == 1) move(row, column);
  refresh();
  if (visibility == 1 && cursor_shape != is_bar) {
    /* Not by putp, which would leave it in a buffer of the C library. */
    const char *shape = is_bar ? "\033[6 q" : "\033[2 q";
    if (assent_takes_commands()) assent_send((const uint8_t *)shape, strlen(shape));
    cursor_shape = is_bar;
  }
  if (visibility != cursor_visibility) curs_set(visibility);
  cursor_visibility = visibility;
}

void assent_redraw(void) { clearok(curscr, TRUE); }
