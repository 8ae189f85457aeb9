#include "CNcurses.h"
int assent_curses_version(void) { return 1; }
